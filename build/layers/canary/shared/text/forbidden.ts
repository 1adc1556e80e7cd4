import * as A from '@automerge/automerge/slim'
import { useState } from 'react'
import { useStore } from '../../renderer/client/store.ts'
