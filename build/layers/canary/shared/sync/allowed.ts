import * as v from 'valibot'
import type { Role } from '../domain/role.ts'
