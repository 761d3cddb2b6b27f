/** A number that a policy may give, which belongs to one power only. */
export interface Quota {
  readonly type: "number";
  readonly unit: string;
  readonly whole: true;
  readonly minimum: number;
  readonly maximum: number;
  readonly none: false;
  readonly default: number;
  readonly about: string;
}

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** What bounds all requests of one sandbox, by its name in `HttpOptions`. */
export const NETWORK_QUOTAS = {
  maxRequests: quota("requests", 100, 0, 1_000_000_000, "requests of one sandbox, redirects included"),
  requestBytes: quota("bytes", MIB, 0, GIB / 4, "the body of one request"),
  responseBytes: quota("bytes", MIB, 0, GIB / 4, "the body of one response, after decompression"),
  totalBytes: quota("bytes", 16 * MIB, 0, 2 ** 40, "all these bodies together"),
  timeoutMs: quota("ms", 10_000, 1, 3_600_000, "the time of one request, redirects included"),
  redirects: quota("redirects", 5, 0, 20, "redirects that one request follows"),
} as const;

/** What bounds what the guest adds below one mount, by its name in `MountOptions`. */
export const MOUNT_QUOTAS = {
  maxBytes: quota("bytes", 16 * MIB, 0, 2 ** 40, "bytes that the guest may write or add, altogether"),
  maxFiles: quota("files", 1_000, 0, 1_000_000, "files and directories that it may make"),
} as const;

export type NetworkQuotaName = keyof typeof NETWORK_QUOTAS;

export const NETWORK_QUOTA_NAMES = Object.keys(NETWORK_QUOTAS).filter((name): name is NetworkQuotaName =>
  Object.hasOwn(NETWORK_QUOTAS, name),
);

function quota(unit: string, standard: number, minimum: number, maximum: number, about: string): Quota {
  return { type: "number", unit, whole: true, minimum, maximum, none: false, default: standard, about };
}
