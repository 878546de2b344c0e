// Every word the element shows. The server passes all of them in the person's language (notebookEditor.<key>).
export const ENGLISH = {
  notebook: 'Notebook',
  loading: 'Opening the notebook…',
  loadFailed: 'The notebook could not be loaded.',
  notFound: 'This notebook does not exist, or you may not see it.',
  retry: 'Try again',
  readOnly: 'Read only',

  saved: 'Saved',
  saving: 'Saving…',
  waitingOne: '1 change waiting',
  waitingMany: '{0} changes waiting',
  offline: 'Offline',
  keptHere: 'kept on this device',

  kernelNone: 'No kernel',
  kernelStarting: 'Kernel starting',
  kernelIdle: 'Ready',
  kernelBusy: 'Running',
  kernelDead: 'Kernel stopped',
  cellNumber: 'cell {0}',
  queuedCount: '{0} queued',
  labNone: 'Lab not started',
  labWaiting: 'Waiting for a place',
  labPlace: 'place {0}',
  labPreparing: 'Preparing the environment',
  labStarting: 'Lab starting',
  labStopping: 'Lab stopping',
  labFailed: 'Lab could not start',
  labUnavailable: 'No labs here at the moment',
  memory: 'Memory',
  memoryOf: '{0} / {1}',
  memoryHigh: 'Memory is nearly used up',
  labEnds: 'Lab ends',
  environment: 'Environment',
  people: 'Also here: {0}',

  toolbar: 'Notebook tools',
  run: 'Run cell',
  runShort: 'Run',
  runAll: 'Run all cells',
  runAbove: 'Run all above',
  runBelow: 'Run this and all below',
  interrupt: 'Interrupt',
  stop: 'Stop',
  restart: 'Restart kernel',
  restartRunAll: 'Restart and run all',
  restartQuestion: 'Restart the kernel? All variables will be lost.',
  restartConfirm: 'Restart',
  shutdownKernel: 'Shut down kernel',
  startLab: 'Start lab',
  stopLab: 'Stop lab',
  stopLabQuestion: 'Stop the lab? The kernel and all variables will be lost; the notebook and your files stay.',
  cancel: 'Cancel',
  close: 'Close',
  addCell: 'Add cell below',
  addCellShort: 'Cell',
  cellType: 'Cell type',
  typeCode: 'Code',
  typeMarkdown: 'Text',
  typeRaw: 'Raw',
  more: 'More',
  moveUp: 'Move cell up',
  moveDown: 'Move cell down',
  deleteCell: 'Delete cell',
  copyCell: 'Copy cell',
  cutCell: 'Cut cell',
  pasteCell: 'Paste below',
  splitCell: 'Split cell',
  mergeCells: 'Merge with cell below',
  undo: 'Undo',
  redo: 'Redo',
  clearOutputs: 'Clear outputs of cell',
  clearAllOutputs: 'Clear all outputs',
  lineNumbers: 'Line numbers',
  find: 'Find and replace',
  download: 'Download notebook',
  shortcuts: 'Keyboard shortcuts',

  contents: 'Contents',
  showContents: 'Show contents',
  hideContents: 'Hide contents',
  noHeadings: 'Headings of the notebook appear here.',

  runningFor: 'running for {0}',
  keepsRunning: 'keeps running when you close this page',
  sending: 'waiting to be sent',
  queued: 'queued',
  queuedPlace: 'queued · place {0}',
  took: 'took {0}',
  failed: 'failed',
  failedAfter: 'failed after {0}',
  interrupted: 'interrupted',
  interruptedAfter: 'interrupted after {0}',
  cancelled: 'not run: an earlier cell failed or the queue was cleared',
  lost: 'finished without a reply; the end of its output may be missing',
  editedSince: 'changed since it ran',
  stale: 'variables are gone: run this cell again',
  variablesGone: 'The variables are gone since the kernel was restarted.',
  runAboveAndThis: 'Run the cells above, then this one',
  cancelRun: 'Take out of the queue',
  locked: 'Locked',
  lockedHint: 'This cell belongs to the assignment and cannot be changed.',
  required: 'Required',
  requiredDone: 'Done',
  waitingInput: 'waiting for your input',

  inputLabel: 'Input for the program',
  inputPassword: 'Password for the program',
  inputSend: 'Send',

  earlier: 'Show earlier lines ({0} more)',
  earlierHidden: '{0} earlier lines are kept with the notebook',
  earlierLoading: 'Loading…',
  earlierFailed: 'The earlier lines could not be loaded.',
  outputLoading: 'Loading output…',
  outputFailed: 'This output could not be loaded.',
  imageBlocked: 'Picture from {0}, not loaded',
  widgetNotLive: 'An interactive widget. Its controls cannot be used here.',
  frameTitle: 'Interactive output',
  frameLoading: 'Loading interactive output…',
  frameFailed: 'This output could not be shown: {0}',
  showCode: 'Show code',
  hideCode: 'Hide code',

  editorLabel: 'Cell {0}, {1}',
  announceDone: 'Cell {0} finished',
  announceFailed: 'Cell {0} failed',
  announceInterrupted: 'Cell {0} was interrupted',
  announceInput: 'Cell {0} asks for input',

  droppedRun: 'The connection was away for too long: the cell was not run. Run it again if you still want to.',
  droppedLocked: 'A locked cell was not changed.',
  droppedReadOnly: 'You can read this notebook, but not change it.',
  droppedInvalid: 'The server did not accept a change; the notebook was loaded again.',
  restoredAsNew: 'What you typed long ago was put into new cells below the old ones.',
  reloaded: 'The notebook was replaced and has been loaded again.',

  seconds: '{0} s',
  minutesSeconds: '{0} min {1} s',
  hoursMinutes: '{0} h {1} min',

  findPlaceholder: 'Find',
  replacePlaceholder: 'Replace',
  findNext: 'Next',
  findPrevious: 'Previous',
  replaceOne: 'Replace',
  replaceAll: 'Replace all',
  findNone: 'Nothing found',
  findCount: '{0} of {1}',
  matchCase: 'Match case',

  keyRunAdvance: 'Run and go on',
  keyRun: 'Run',
  keyRunInsert: 'Run and insert below',
  keyCommand: 'Leave the editor',
  keyEdit: 'Edit the cell',
  keyAbove: 'Insert above',
  keyBelow: 'Insert below',
  keyDelete: 'Delete cell',
  keyUndo: 'Undo cell operation',
  keyMarkdown: 'Make it text',
  keyCode: 'Make it code',
  keyCutCopyPaste: 'Cut, copy, paste cell',
  keySelect: 'Next or previous cell',
  keyOutput: 'Collapse output',
  keyLines: 'Line numbers',
  keyComplete: 'Complete',
  keyInspect: 'Show help for what is under the cursor',
  keySplit: 'Split at the cursor',
  keyFind: 'Find and replace',
  keyMove: 'Move cell up or down',
  keyLeave: 'Leave the notebook with the keyboard',
} as const;

export type LabelKey = keyof typeof ENGLISH;

/** Words by key, with the numbers filled in. */
export class Labels {
  private words: Readonly<Record<string, string>> = {};

  use(words: Readonly<Record<string, string>> | null | undefined): void {
    this.words = words ?? {};
  }

  t(key: LabelKey, ...values: (string | number)[]): string {
    const pattern = this.words[key] ?? ENGLISH[key];
    return pattern.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
  }

  /** How long it took; while something still runs whole seconds are enough. */
  duration(milliseconds: number, whole = false): string {
    const seconds = Math.max(0, milliseconds) / 1000;
    if (!whole && seconds < 10 && seconds > 0) return this.t('seconds', seconds < 1 ? seconds.toFixed(2) : seconds.toFixed(1));
    if (seconds < 60) return this.t('seconds', Math.floor(seconds));
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return this.t('minutesSeconds', minutes, Math.floor(seconds % 60));
    return this.t('hoursMinutes', Math.floor(minutes / 60), minutes % 60);
  }

  bytes(bytes: number, unit?: string): string {
    const gib = 1024 ** 3;
    const inGib = unit === 'GiB' || (!unit && bytes >= gib);
    const value = inGib ? bytes / gib : bytes >= 1024 ** 2 || unit === 'MiB' ? bytes / 1024 ** 2 : bytes / 1024;
    const name = inGib ? 'GiB' : bytes >= 1024 ** 2 || unit === 'MiB' ? 'MiB' : 'KiB';
    const digits = value < 10 && !Number.isInteger(value) ? 1 : 0;
    return unit ? value.toFixed(digits) : `${value.toFixed(digits)} ${name}`;
  }
}
