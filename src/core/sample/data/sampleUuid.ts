import { createHash } from 'node:crypto';

const digest = (text: string): string => createHash('sha1').update(text).digest('hex');

/** A 32-bit number that depends on nothing but the text. */
export const hashOf = (text: string): number => parseInt(digest(text).slice(0, 8), 16);

/** The same lower-case version 4 UUID for the same name, so that files which quote sample ids stay true. */
export const sampleUuid = (name: string): string =>
  digest(name).replace(/(.{8})(.{4}).(...).(...)(.{12}).*/, '$1-$2-4$3-a$4-$5');
