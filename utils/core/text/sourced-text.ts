/** Arguments that one call takes without trouble. */
const AT_ONCE = 4096;

/** A text that grows unit by unit and knows where each came from. Can be emptied and used again. */
export class SourcedText {
  units = new Uint16Array(512);
  /** For each unit where it begins in the original, and where it ends (exclusive). */
  starts = new Int32Array(512);
  ends = new Int32Array(512);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  push(unit: number, start: number, end: number): void {
    const at = this.length;
    if (at === this.units.length) this.grow();
    this.units[at] = unit;
    this.starts[at] = start;
    this.ends[at] = end;
    this.length = at + 1;
  }

  /** @param start where all of the units come from */
  pushText(text: string, start: number, end: number): void {
    for (let i = 0; i < text.length; i += 1) this.push(text.charCodeAt(i), start, end);
  }

  text(): string {
    const { units, length } = this;
    let text = '';
    for (let from = 0; from < length; from += AT_ONCE) {
      text += String.fromCharCode(...units.subarray(from, Math.min(length, from + AT_ONCE)));
    }
    return text;
  }

  places(): { starts: Int32Array; ends: Int32Array } {
    return { starts: this.starts.slice(0, this.length), ends: this.ends.slice(0, this.length) };
  }

  private grow(): void {
    const { units, starts, ends } = this;
    const size = units.length * 2;
    this.units = new Uint16Array(size);
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
    this.units.set(units);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}
