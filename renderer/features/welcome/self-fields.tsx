import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'

/** Who is at the keyboard: the person's name and what they call this computer. */
export interface Self {
  readonly organizer: string
  readonly device: string
}

/** The computer is called after the person until somebody types another name. */
export function useSelf(): { readonly self: Self; readonly fields: SelfFieldsProps } {
  const { t } = useLanguage()
  const [organizer, setOrganizer] = useState('')
  const [typedDevice, setTypedDevice] = useState<string | null>(null)
  const name = organizer.trim()
  const usual = name === '' ? t('firstrun.deviceDefaultNobody') : t('firstrun.deviceDefault', { name })
  const device = typedDevice ?? usual
  return {
    self: { organizer: name, device: device.trim() === '' ? usual : device.trim() },
    fields: { organizer, onOrganizer: setOrganizer, device, onDevice: setTypedDevice },
  }
}

export interface SelfFieldsProps {
  readonly organizer: string
  readonly onOrganizer: (name: string) => void
  readonly device: string
  readonly onDevice: (name: string) => void
}

export function SelfFields({ organizer, onOrganizer, device, onDevice }: SelfFieldsProps) {
  const { t } = useLanguage()
  return (
    <>
      <TextField
        label={t('firstrun.yourName')}
        hint={t('firstrun.yourNameHint')}
        value={organizer}
        onChange={onOrganizer}
      />
      <TextField
        label={t('firstrun.deviceName')}
        hint={t('firstrun.deviceNameHint')}
        value={device}
        onChange={onDevice}
      />
    </>
  )
}
