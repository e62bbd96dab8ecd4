/**
 * A regular expression that is compiled when it is first asked for: of the hundreds in the library most are never
 * needed in the few minutes that a worker lives, and all of them at once would hold up its waking.
 */
export class LatePattern {
  readonly source: string;
  readonly flags: string;
  private readonly where: string;
  private compiled: RegExp | null = null;

  /** @param where which rule and field it stands in, for whoever wrote it */
  constructor(source: string, flags: string, where: string) {
    this.source = source;
    this.flags = flags;
    this.where = where;
  }

  /** @throws Error naming the place when the source is no regular expression: it ships with the product. */
  get regExp(): RegExp {
    this.compiled ??= this.compile();
    return this.compiled;
  }

  test(text: string): boolean {
    return this.regExp.test(text);
  }

  private compile(): RegExp {
    try {
      return new RegExp(this.source, this.flags);
    } catch (cause) {
      throw new Error(`${this.where}: not a regular expression: ${this.source}`, { cause });
    }
  }
}
