import Papa from 'papaparse'

/** What papaparse, which everybody knows, makes of a text; blank rows dropped as our reader does. */
export function oracleRows(text: string, delimiter: string, newline: '\n' | '\r\n'): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter, newline })
  return data.filter((row) => row.some((cell) => cell.trim() !== ''))
}
