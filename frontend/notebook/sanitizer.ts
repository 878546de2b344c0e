import { Sanitizer } from '@jupyterlab/apputils';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { tighten, type TrustWords } from './trust';

/** JupyterLab's sanitiser, then what it lets through and we do not: remote pictures, targets, command links. */
export class StrictSanitizer extends Sanitizer {
  constructor(
    private readonly words: TrustWords,
    /** Where relative pictures of the notebook come from; null: nowhere. */
    private readonly files: () => string | null = () => null,
  ) {
    super();
    this.setAllowCommandLinker(false);
  }

  override sanitize(dirty: string, options?: IRenderMime.ISanitizerOptions): string {
    return tighten(super.sanitize(dirty, options), this.words, this.files());
  }
}
