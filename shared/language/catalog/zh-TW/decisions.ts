import type { decisions as en } from '../en/decisions.ts'

export const decisions = {
  title: '待決定',
  subtitle: '{count, number} 件事等你決定',
  intro: '兩位組織者在各自離線時寫了不同的內容。在你選擇之前兩個都留著，選了也能復原。',
  fieldOf: '{name}的{field}',
  writtenBy: '{who} · {when}',
  you: '你',
  somebody: '某位組織者',
  nothing: '空白',
  take: '用這個',
  settled: '{name}的{field}現在是「{value}」。',
  settledEmpty: '{name}的{field}現在是空白。',
  keysHint: '按 1 或 2 選擇，↑ ↓ 換下一件。',
  openRecord: '打開{name}',
  overbookedTitle: '「{name}」的賓客比座位多',
  overbookedText:
    '有 {going} 位說會來，座位只有 {capacity} 個，因為兩位組織者把同樣的座位都給了人。請加座位，或請 {beyond, number} 位改為候補。',
  overbookedSeats: '改成 {count} 個座位',
  overbookedOpen: '看賓客名單',
  seatsSettled: '「{name}」現在有 {count} 個座位。',
  emptyTitle: '大家意見一致',
  emptyText: '兩位組織者在離線時改了同一處，兩個值會出現在這裡，由你選一個。現在沒有要選的。',
  kindMember: '成員',
  kindSalon: '沙龍',
  kindChapter: '分會',
} as const satisfies Record<keyof typeof en, string>
