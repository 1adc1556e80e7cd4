/** Before the tests of a file: windows open on the display of the worker that runs it (`openDisplays` of `build/machine.mjs`). */

const displays = process.env['CHAPTERHOUSE_DISPLAYS']?.split(',') ?? []
const worker = Number(process.env['VITEST_POOL_ID'] ?? 1)
const own = displays[(worker - 1) % displays.length]
if (own !== undefined) process.env['DISPLAY'] = own
