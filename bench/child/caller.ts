/** An engine whose guest can call `add(a, b)` of the host. Each method returns the sum of what it added up. */
export interface Caller {
  /** The guest adds up `add(1, 2)`, `count` times. */
  loop(count: number): unknown;
  /** The guest does the same with 3, without any call. */
  empty(count: number): unknown;
  /** The guest awaits `width` calls side by side, `count` times. Absent where the engine cannot. */
  gather?(width: number, count: number): unknown;
  close(): unknown;
}
