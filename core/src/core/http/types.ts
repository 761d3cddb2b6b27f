/** Which requests a guest may make. */
export interface HttpRule {
  /** A host name such as `api.example.com`, one with a star for any name below, `*.example.com`, or an address. */
  readonly host: string;
  /** Default `["GET", "HEAD"]`. */
  readonly methods?: readonly string[] | undefined;
  /** Default 443, or 80 for the protocol `http`. */
  readonly ports?: readonly number[] | undefined;
  /** Default `"https"`. */
  readonly protocol?: "https" | "http" | undefined;
  /** Whether the name may stand for private, loopback, link-local and other addresses that are not public. Default false. */
  readonly privateAddresses?: boolean | undefined;
}

/** The network, as far as the guest has any. */
export interface HttpOptions {
  /** What is not allowed by one of these is refused. */
  readonly allow: readonly HttpRule[];
  /** Requests of one sandbox, redirects included. Default 100. */
  readonly maxRequests?: number | undefined;
  /** Bytes of one request's body. Default 1 MiB. */
  readonly requestBytes?: number | undefined;
  /** Bytes of one response's body, as it is after decompression. Default 1 MiB. */
  readonly responseBytes?: number | undefined;
  /** Bytes of all requests' and all responses' bodies together. Default 16 MiB. */
  readonly totalBytes?: number | undefined;
  /** How long one request may take, redirects included, in ms. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** How many redirects one request follows. Default 5. */
  readonly redirects?: number | undefined;
  /** The host to which the value of a secret may be sent, by the name of the secret. */
  readonly secrets?: { readonly [name: string]: { readonly host: string } } | undefined;
}

/** Values of secrets, which the guest never has: it writes `{{secret:NAME}}`. */
export type Secrets = { readonly [name: string]: string };
