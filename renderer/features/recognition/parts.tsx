import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { SeeingParts } from './seeing-parts.tsx'

/** What stands side by side at the head, and where. */
const ADDRESSES = {
  due: '/recognition',
  evenings: '/recognition/evenings',
  given: '/recognition/given',
  spotlight: '/recognition/spotlight',
  rules: '/recognition/rules',
} as const
export type RecognitionPart = keyof typeof ADDRESSES
const PARTS = ['due', 'evenings', 'given', 'spotlight', 'rules'] as const satisfies readonly RecognitionPart[]

export function partOf(text: string | undefined): RecognitionPart {
  return PARTS.find((part) => part === text) ?? 'due'
}

export interface RecognitionFrameProps {
  readonly part: RecognitionPart
  readonly tools?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The frame of everything about seeing people: one title, and the parts as tabs. */
export function RecognitionFrame({ part, tools, actions, children }: RecognitionFrameProps) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  return (
    <Page
      title={t('recognition.title')}
      subtitle={<SeeingParts here="/recognition" />}
      layout="wide"
      tools={tools}
      actions={actions}
    >
      <Tabs<RecognitionPart>
        label={t('recognition.views')}
        value={part}
        onChange={(next) => navigate(ADDRESSES[next])}
        items={PARTS.map((id) => ({
          id,
          label: t(`recognition.part.${id}`),
          content: id === part ? children : null,
        }))}
      />
    </Page>
  )
}
