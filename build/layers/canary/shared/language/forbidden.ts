import { createElement } from 'react'
import { Button } from '../../renderer/ui/button.tsx'
