import type { decisions as en } from '../en/decisions.ts'

export const decisions = {
  title: '待定',
  subtitle: '{count, number} 件事等你决定',
  intro: '两位组织者在各自离线时写了不同的内容。在你选择之前两个都保留，选了也能撤销。',
  fieldOf: '{name}的{field}',
  writtenBy: '{who} · {when}',
  you: '你',
  somebody: '某位组织者',
  nothing: '空白',
  take: '用这个',
  settled: '{name}的{field}现在是“{value}”。',
  settledEmpty: '{name}的{field}现在是空白。',
  keysHint: '按 1 或 2 选择，↑ ↓ 换下一件。',
  openRecord: '打开{name}',
  overbookedTitle: '“{name}”的来宾比座位多',
  overbookedText:
    '有 {going} 位说会来，座位只有 {capacity} 个，因为两位组织者把同样的座位都给了人。请加座位，或请 {beyond, number} 位改为候补。',
  overbookedSeats: '改成 {count} 个座位',
  overbookedOpen: '看来宾名单',
  seatsSettled: '“{name}”现在有 {count} 个座位。',
  emptyTitle: '大家意见一致',
  emptyText: '两位组织者在离线时改了同一处，两个值会出现在这里，由你选一个。现在没有要选的。',
  kindMember: '成员',
  kindSalon: '沙龙',
  kindChapter: '分会',
} as const satisfies Record<keyof typeof en, string>
