/** An instant as milliseconds since 1970 UTC. */
export type Instant = number

/** A calendar date, `2026-11-28`; no zone. */
export type IsoDate = string

/** A date that may lack its year, `2026-11-28` or `--11-28` (vCard 4.0, RFC 6350 §4.3.1). */
export type PartialDate = string

/** A wall-clock time in a zone kept elsewhere, `2026-11-28T19:00`. */
export type LocalDateTime = string

/** An IANA zone name, `Asia/Taipei`. */
export type TimeZone = string
