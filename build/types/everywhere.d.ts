/**
 * What a page, a worker and Node all have, and the language's own library does not list: the only globals besides the
 * language itself that shared code may use.
 */

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  readonly encoding: string
  decode(bytes?: Uint8Array | ArrayBuffer, options?: { readonly stream?: boolean }): string
}

declare class Blob {
  constructor(parts?: readonly (Uint8Array<ArrayBuffer> | string | Blob)[], options?: { readonly type?: string })
  readonly size: number
  readonly type: string
  arrayBuffer(): Promise<ArrayBuffer>
  slice(start?: number, end?: number, type?: string): Blob
  text(): Promise<string>
}
