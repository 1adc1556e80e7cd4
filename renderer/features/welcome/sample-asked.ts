/** Whether the window was opened to show the sample straight away (`npm run demo`). */
export function sampleAsked(): boolean {
  return new URLSearchParams(window.location.search).get('open') === 'sample'
}

/** The wish is fulfilled: removing the sample, or reloading the window, shall not make it again. */
export function forgetSampleAsked(): void {
  window.history.replaceState(null, '', window.location.pathname + window.location.hash)
}
