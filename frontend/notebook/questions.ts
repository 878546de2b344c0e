import type { Command, ServerEvent } from './protocol';

const ANSWER_MS = 5_000;

/** Commands that the server answers with an event: completion and inspection. */
export class Questions {
  private readonly waiting = new Map<string, (event: ServerEvent | null) => void>();
  private next = 0;

  constructor(
    private readonly client: string,
    private readonly send: (command: Command) => void,
  ) {}

  /** Null where no answer came in time. */
  ask(question: { c: 'complete' | 'inspect'; cell: string; code: string; offset: number }): Promise<ServerEvent | null> {
    const request = `${this.client}-${++this.next}`;
    return new Promise(resolve => {
      const finish = (event: ServerEvent | null) => {
        clearTimeout(timer);
        this.waiting.delete(request);
        resolve(event);
      };
      const timer = setTimeout(() => finish(null), ANSWER_MS);
      this.waiting.set(request, finish);
      this.send({ ...question, request });
    });
  }

  answer(event: Extract<ServerEvent, { request: string; t: 'completion' | 'inspection' }>): void {
    this.waiting.get(event.request)?.(event);
  }
}
