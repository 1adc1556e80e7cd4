import type { CommandLine, Session } from 'electron'
import { isOwnAddress } from './app-address.ts'

/**
 * Chapterhouse talks to no one unless a person asks. Chromium does, by habit: it looks for updates of its components,
 * warms connections up, reports reliability and asks for proxies. These switches turn each habit off, and with every name
 * mapped to nothing a request that slipped through could not find a host.
 *
 * @param updatesFrom where releases are looked for; the one host that has a name in a build with updates
 */
export function silenceChromium(commandLine: CommandLine, updatesFrom: string | null): void {
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('disable-breakpad')
  commandLine.appendSwitch('no-pings')
  commandLine.appendSwitch('no-proxy-server')
  const but = updatesFrom === null ? '' : `, EXCLUDE ${new URL(updatesFrom).hostname}`
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${but}`)
}

/**
 * Refuses every request of a page that is not for the app's own files. `data:` images never leave the process; the
 * developer tools (only in an unpackaged app) are pages of Chromium's own.
 */
export function refuseNetwork(session: Session, allowDevTools: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const { url } = details
    const allowed = isOwnAddress(url) || url.startsWith('data:') || (allowDevTools && url.startsWith('devtools:'))
    answer({ cancel: !allowed })
  })
}
