import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Api } from '../../../src/core/kalshi/api';
import { quickApi, READINGS, subjectsOf, type Subjects } from './readings';

/** Beside the project, never part of it; tests run from the project's root. */
const RECORDED = resolve('../shared/kalshi/recorded/obstacle-golden');

/** So much of a recorded list of candles is enough. */
const LONGEST = 20_000;

export interface Answers {
  readonly subjects: Subjects;
  /** What the exchange answers, as text, by the name of the reading. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly hasRecorded: boolean;
}

/** What the sample answers to every reading, and what was recorded of the exchange where that is there. */
export async function answersOf(): Promise<Answers> {
  const api = quickApi();
  const subjects = await subjectsOf(api);
  const texts = new Map<string, readonly string[]>();
  for (const [name, { read }] of Object.entries(READINGS)) {
    const answers: string[] = [];
    const recorder: Api = {
      async get(request) {
        const answer = await api.get(request);
        answers.push(JSON.stringify(answer));
        return answer;
      },
    };
    await read(recorder, subjects);
    texts.set(name, [...answers.slice(0, 1), ...recorded(name)]);
  }
  return { subjects, texts, hasRecorded: existsSync(RECORDED) };
}

function recorded(name: string): readonly string[] {
  const file = join(RECORDED, `${name}_response.json`);
  if (!existsSync(file)) return [];
  const { response } = JSON.parse(readFileSync(file, 'utf8')) as { response: unknown };
  const text = JSON.stringify(response);
  return text.length > LONGEST ? [] : [text];
}
