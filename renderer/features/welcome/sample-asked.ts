/** Whether the window was opened to show the sample straight away (`npm run demo`). */
export function sampleAsked(): boolean {
  return new URLSearchParams(window.location.search).get('open') === 'sample'
}
