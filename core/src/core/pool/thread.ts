/** One worker thread as a shell starts it. */
export interface Thread {
  /** Sends a message. Never throws. */
  post(message: unknown): void;
  /** Whether the process may end although this thread lives. */
  hold(isBusy: boolean): void;
  /** Ends the thread wherever it is. May be called again; resolves when it has ended. Never rejects. */
  terminate(): Promise<void>;
}

/** What a thread tells whoever started it; nothing after `terminate()`. */
export interface ThreadEvents {
  message(message: unknown): void;
  /** It could not be started, failed or has ended: it sends nothing any more. */
  failed(cause: unknown): void;
}

/** What a shell knows about threads. */
export interface ThreadFactory {
  /** Starts one, which runs `serve()`. Throws when that is refused at once. */
  start(events: ThreadEvents): Thread;
  /** Whether a thread can receive messages while it is blocked. */
  readonly nests: boolean;
}

/** A thread's own end of the channel. */
export interface ThreadPort {
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  /** The next message that has come, if any; undefined where threads cannot receive while they wait. */
  readonly receive?: (() => { readonly message: unknown } | undefined) | undefined;
}
