/** An open bracket, or the text around all of them, and the statement or entry that is being read in it. */
export class Frame {
  readonly keys: string[] = [];
  key: string | undefined = undefined;
  /** The last name or string, and the one before. */
  last: string | undefined = undefined;
  before: string | undefined = undefined;
  /** Where the last name or string begins. */
  lastStart = -1;
  /** The first word of the statement. */
  first: string | undefined = undefined;
  /** The key stands before a colon. */
  isTyped = false;
  isTernary = false;
  /** The statement has `=`, or a comma before any: of `a, b = …` it is not known which value is whose. */
  hasSign = false;
  isOfMany = false;
  /** Where the value of the key begins. */
  valueStart = 0;
  /** Names and strings since the bracket. */
  count = 0;

  /**
   * @param call the function that is called with what stands in the brackets, `''` where that is not its first argument
   * @param isBody statements stand in it: what stands around the bracket does not speak of them
   */
  constructor(
    readonly opener: string,
    public call?: string,
    public isBody = opener === '',
  ) {}
}
