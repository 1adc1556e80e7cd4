import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../shared/formats/text-encoding.ts'
import { encodeAs } from '../../helpers/messy-files.ts'
import { decode } from '../../helpers/text-decoder.ts'

/** Family and given names as people of each place have them. */
const NAMES = {
  big5: [
    '陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡',
    '怡君雅婷志偉淑芬家豪宗翰冠廷建宏美玲俊傑惠如佩珊承恩鈺軒麗華秀英',
  ],
  gb18030: [
    '陈林黄张李王吴刘蔡杨许郑谢洪郭邱曾廖赖徐周叶苏庄吕江何萧罗高潘简',
    '怡君雅婷志伟淑芬家豪宗翰冠廷建宏美玲俊杰惠如佩珊承恩钰轩丽华秀英',
  ],
  shift_jis: [
    '佐藤鈴木高橋田中伊藤渡辺山本中村小林加藤吉田',
    '太郎花子健一美咲翔陽直樹由恵大輔さくらひろしタカシケンジ',
  ],
} as const

test.each(['big5', 'gb18030', 'shift_jis'] as const)('%s is known by ten names', (encoding) => {
  const [families, givens] = NAMES[encoding].map((characters) => fc.constantFrom(...Array.from(characters)))
  if (!families || !givens) throw new Error('names have two parts')
  const name = fc.tuple(families, givens, givens).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 10, maxLength: 10 }), (names) => {
      const text = `${names.join('\r\n')}\r\n`
      const found = decodeText(encodeAs(encoding, text), decode)
      expect(found.ok && found.value).toMatchObject({ encoding, text })
    }),
    { numRuns: 300 },
  )
})
