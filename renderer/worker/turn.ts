/**
 * Lets other messages in: a long job calls it between its steps. A timer would be slowed to 4 ms a step and a promise
 * would let nothing in; a message to oneself is a task of its own.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })
}

const waiting: (() => void)[] = []
const channel = new MessageChannel()
channel.port1.addEventListener('message', () => waiting.shift()?.())
channel.port1.start()
