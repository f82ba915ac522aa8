import { packedSample } from '../../src/core/sample/data/pack';

let text: string | undefined;

/** The data of the sample exchange, made once from the sources: tests of the sources do not wait for a build. */
export const sampleData = (): string => (text ??= packedSample());
