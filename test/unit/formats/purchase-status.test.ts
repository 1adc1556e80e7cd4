import { expect, test } from 'vitest'
import { statusOf } from '../../../shared/formats/purchases/purchase-status.ts'

test.each([
  ['unpaid', ['待付款', '未付款', '尚未付款', '等待付款中', 'Pending', 'awaiting payment', 'on-hold', 'Not paid']],
  ['cancelled', ['已取消', '訂單取消（未付款）', '付款失敗', '交易关闭', 'Cancelled', 'canceled', 'voided', 'FAILED']],
  ['refunded', ['已退款', '退貨完成', '退款中', 'Refunded', 'fully_refunded']],
  [
    null,
    ['', '已付款', '完成', '已出貨', '部分退款', 'paid', 'partially_refunded', 'Completed', 'processing', '未退款'],
  ],
] as const)('a shop means %s by %j', (status, cells) => {
  expect(cells.map((cell) => statusOf(cell))).toEqual(cells.map(() => status))
})
