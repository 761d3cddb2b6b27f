/** As workerd and bundlers for it import it: compiled. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
