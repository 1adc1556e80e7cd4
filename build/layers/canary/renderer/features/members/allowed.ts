import { Button } from '../../ui/button.tsx'
import { useView } from '../../client/use-view.ts'
import { useState } from 'react'
