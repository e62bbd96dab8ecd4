/**
 * A regular expression that is compiled when it is first asked for: of the hundreds in the library most are never
 * needed in the few minutes that a worker lives, and all of them at once would hold up its waking. Its source, too, may
 * be written out only then.
 */
export class LatePattern {
  readonly flags: string;
  private readonly where: string;
  private text: string | (() => string);
  private compiled: RegExp | null = null;

  /** @param where which rule and field it stands in, for whoever wrote it */
  constructor(source: string | (() => string), flags: string, where: string) {
    this.text = source;
    this.flags = flags;
    this.where = where;
  }

  /** @throws Error when the source cannot be written out, as with an unknown atom. */
  get source(): string {
    if (typeof this.text !== 'string') this.text = this.text();
    return this.text;
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
