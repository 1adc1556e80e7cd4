import { connect, createServer } from 'node:net'

/**
 * Stands inside a namespace and carries connections in: whoever connects to its socket says a port in one line, and is then
 * connected to that port of the loopback in here. Files are shared between namespaces, and with them such sockets.
 */
const door = String(process.argv[2])
createServer((socket) => {
  socket.on('error', () => undefined)
  socket.once('data', (/** @type {Buffer} */ first) => {
    const end = first.indexOf(0x0a)
    const through = connect(Number(first.subarray(0, end).toString()), '127.0.0.1')
    through.on('error', () => socket.destroy())
    socket.on('error', () => through.destroy())
    through.write(first.subarray(end + 1))
    socket.pipe(through).pipe(socket)
  })
}).listen(door, () => process.stdout.write('ready\n'))

// Whoever started this one ends: so does this.
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
