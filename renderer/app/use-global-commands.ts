import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { MenuCommand } from '../../shared/protocol/ipc.ts'
import { bridge } from '../client/bridge.ts'
import { TAKEN_AT, handOver, kindOfFile } from '../client/handed-file.ts'
import { useLanguage } from '../ui/language.tsx'
import { focusSearch, isTyping } from '../ui/search-field.tsx'
import { useToast } from '../ui/toasts.tsx'
import { useUndo } from './use-undo.ts'

export interface GlobalCommands {
  readonly onPalette: () => void
  readonly onShortcuts: () => void
}

/** What the menu, the keyboard and the system can ask for from any screen. */
export function useGlobalCommands({ onPalette, onShortcuts }: GlobalCommands): void {
  const [, navigate] = useLocation()
  const undo = useUndo()
  const toast = useToast()
  const { t, problem } = useLanguage()

  const run = (command: MenuCommand) => {
    switch (command) {
      case 'new-member':
        return navigate('/members/new')
      case 'new-salon':
        return navigate('/salons/new')
      case 'import-roster':
        return navigate('/rosters/import')
      case 'import-purchases':
        return navigate('/value/import')
      case 'go-week':
        return navigate('/')
      case 'go-members':
        return navigate('/members')
      case 'go-salons':
        return navigate('/salons')
      case 'go-calendar':
        return navigate('/calendar')
      case 'export-members':
        return navigate('/members/export')
      case 'export-again':
        return navigate('/exports/again')
      case 'send-changes':
        return navigate('/organizers/send')
      case 'open-changes':
        return navigate('/organizers/open')
      case 'undo':
      case 'redo':
        // In a text that is being written the menu means the text. No other call reaches the field's own history.
        // oxlint-disable-next-line typescript/no-deprecated
        return isTyping(document.activeElement) ? void document.execCommand(command) : void undo(command)
      case 'find':
        return focusSearch() ? undefined : onPalette()
      case 'palette':
        return onPalette()
      case 'settings':
        return navigate('/settings')
      case 'about':
        return navigate('/settings/about')
      // Arrives only where there is no passphrase to lock with; the settings say so.
      case 'lock':
        return navigate('/settings/protection')
    }
  }
  const onKey = (event: KeyboardEvent) => {
    const asked = commandOfKey(event)
    if (asked === undefined) return
    event.preventDefault()
    if (asked === 'shortcuts') onShortcuts()
    else run(asked)
  }
  const onFile = (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const kind = kindOfFile(name)
    if (!kind) return toast({ tone: 'seal', text: t('frame.dropRefused', { file: name }) })
    handOver({ kind, name, data: bytes })
    return navigate(TAKEN_AT[kind])
  }

  const latest = useRef({ run, onKey, onFile, toast, problem })
  useEffect(() => {
    latest.current = { run, onKey, onFile, toast, problem }
  })
  useEffect(() => {
    const key = (event: KeyboardEvent) => latest.current.onKey(event)
    document.addEventListener('keydown', key)
    const endings = [
      bridge().on('menu.command', ({ command }) => latest.current.run(command)),
      bridge().on('file.opened', (file) => {
        if (file.status === 'opened') return latest.current.onFile(file.name, file.bytes)
        const code = file.reason === 'too-large' ? 'file-too-large' : 'file-unreadable'
        return latest.current.toast({
          tone: 'seal',
          text: latest.current.problem({ code, params: { file: file.name } }),
        })
      }),
    ]
    return () => {
      document.removeEventListener('keydown', key)
      for (const end of endings) end()
    }
  }, [])
}

/** The keys that work everywhere. Those of the native menu reach the page only where there is no menu bar. */
function commandOfKey(event: KeyboardEvent): MenuCommand | 'shortcuts' | undefined {
  const key = event.key.toLowerCase()
  const command = event.metaKey || event.ctrlKey
  if (event.defaultPrevented || event.altKey) return undefined
  if (command && key === 'k') return 'palette'
  if (command && key === 'z' && !isTyping(event.target)) return event.shiftKey ? 'redo' : 'undo'
  if (command && key === 'y' && !isTyping(event.target)) return 'redo'
  if (!command && event.key === '?' && !isTyping(event.target)) return 'shortcuts'
  return undefined
}
