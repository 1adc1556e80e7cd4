/**
 * The only inline style in the app: React Aria adds it so that a press on a touch screen does not scroll. It is allowed by
 * its hash, so a text that differs by one letter is refused like every other inline style.
 */
export const PRESSABLE_STYLE_HASH = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='

/**
 * Sent with every page, worker and asset. Nothing is allowed but what the app brings itself, and nothing leaves: scripts,
 * styles, fonts and data come from `app://chapterhouse`; WebAssembly may compile (the CRDT is written in Rust), and text
 * may not become code; no frames, no forms, no base address, no plug-ins.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  `style-src 'self' '${PRESSABLE_STYLE_HASH}'`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
