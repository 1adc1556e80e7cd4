import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

/** A host and a port as people and messages write them: `192.168.1.7:4711`, `[fe80::1%en0]:4711`, `name.local:4711`. */
export interface HostPort {
  readonly host: string
  readonly port: number
}

/** Nothing for what is no address. */
export function parseAddress(text: string): HostPort | undefined {
  const match = /^(?:\[([^\]]+)\]|([^[\]:]+)):(\d{1,5})$/.exec(text)
  const host = match?.[1] ?? match?.[2]
  const port = Number(match?.[3])
  if (host === undefined || port < 1 || port > 65_535) return undefined
  if (match?.[1] !== undefined && !isIPv6(host)) return undefined
  return { host, port }
}

export function formatAddress({ host, port }: HostPort): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

/** An IPv4 address that came over a socket of both families, as itself. */
export function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ?? address
}

/** This machine, private networks and links: RFC 1122, 1918, 3927, 4193, 4291, 6598. */
const NEAR = new BlockList()
NEAR.addSubnet('127.0.0.0', 8)
NEAR.addSubnet('10.0.0.0', 8)
NEAR.addSubnet('172.16.0.0', 12)
NEAR.addSubnet('192.168.0.0', 16)
NEAR.addSubnet('169.254.0.0', 16)
NEAR.addSubnet('100.64.0.0', 10)
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')
NEAR.addSubnet('fe80::', 10, 'ipv6')

/** Whether an address is on this machine or a network that the public one does not reach. False for a name. */
export function isNear(address: string): boolean {
  const plain = plainAddress(address.replace(/%.*$/, ''))
  if (isIP(plain) === 0) return false
  return NEAR.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
}

/**
 * Whom limits count together: an IPv4 address, or all of an IPv6 network, in which one machine may take any number of
 * addresses. Link-local ones share one prefix, so each counts for itself.
 */
export function neighbourhood(address: string): string {
  const plain = plainAddress(address)
  if (!isIPv6(plain) || /^fe[89ab]/i.test(plain)) return plain
  return plain.split(':').slice(0, 4).join(':')
}

/** This machine's addresses that others can reach it by, the likeliest first. Not those that are only its own. */
export function ownAddresses(interfaces = networkInterfaces()): string[] {
  return Object.entries(interfaces)
    .flatMap(([name, infos = []]) => infos.filter(({ internal }) => !internal).map((info) => ({ name, info })))
    .toSorted((a, b) => rank(a.info) - rank(b.info))
    .map(({ name, info }) => (isLinkLocal(info) && info.family === 'IPv6' ? `${info.address}%${name}` : info.address))
}

function rank(info: NetworkInterfaceInfo): number {
  if (info.family === 'IPv4') return isLinkLocal(info) ? 2 : isNear(info.address) ? 0 : 1
  return isLinkLocal(info) ? 4 : 3
}

function isLinkLocal({ address }: NetworkInterfaceInfo): boolean {
  return /^(?:169\.254\.|fe[89ab])/i.test(address)
}
