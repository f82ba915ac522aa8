const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * The path of one thing: `/milestones/<id>`. Ids come from files and from the API, so any text is taken; half a
 * character, which `encodeURIComponent` throws on, becomes the replacement character.
 */
export function entityPath(collection: string, id: string): string {
  return `${collection}/${encodeURIComponent(id.replace(LONE_SURROGATE, '\ufffd'))}`;
}
