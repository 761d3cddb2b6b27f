import { Service } from "../core/pool/service.ts";

const service = new Service({
  post: (message, transfer = []) => self.postMessage(message, { transfer }),
});
self.addEventListener("message", ({ data }) => service.receive(data));
