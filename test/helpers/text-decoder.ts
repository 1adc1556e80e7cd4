import type { Decode } from '../../shared/formats/text-encoding.ts'

/** The host's decoder in the shape that the formats ask for. */
export const decode: Decode = (bytes, label, fatal) => new TextDecoder(label, { fatal, ignoreBOM: true }).decode(bytes)
