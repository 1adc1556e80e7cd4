/**
 * Words for two people to compare what stands on their screens, aloud and in different languages if need be: things one can
 * picture, the same thing in each language, and no two that sound alike. Exactly 256, so that a byte is a word; what a byte
 * means is part of the protocol, so none is ever moved.
 */
export const WORDS: readonly (readonly [en: string, taiwan: string, mainland: string])[] = `
apple 蘋果 苹果, apron 圍裙 围裙, arrow 箭頭 箭头, autumn 秋天 秋天, ball 皮球 皮球, bamboo 竹子 竹子,
banana 香蕉 香蕉, barn 穀倉 谷仓, basket 籃子 篮子, bath 浴缸 浴缸, beach 海灘 海滩, bean 豆子 豆子, bear 黑熊 黑熊,
bed 床鋪 床铺, bee 蜜蜂 蜜蜂, bell 鈴鐺 铃铛, belt 皮帶 皮带, bench 長凳 长凳, bicycle 單車 单车, bird 小鳥 小鸟,
blanket 毛毯 毛毯, boat 小船 小船, book 書本 书本, boot 靴子 靴子, bottle 瓶子 瓶子, bowl 飯碗 饭碗, box 盒子 盒子,
branch 樹枝 树枝, bread 麵包 面包, brick 磚塊 砖块, bridge 橋樑 桥梁, broom 掃把 扫帚, brush 毛筆 毛笔,
bucket 水桶 水桶, bus 公車 公交, butter 奶油 黄油, button 鈕扣 纽扣, cactus 仙人掌 仙人掌, cake 蛋糕 蛋糕,
camel 駱駝 骆驼, candle 蠟燭 蜡烛, candy 糖果 糖果, carpet 地毯 地毯, carrot 紅蘿蔔 胡萝卜, castle 城堡 城堡,
cat 花貓 花猫, cave 山洞 山洞, chair 椅子 椅子, chalk 粉筆 粉笔, cheese 乳酪 奶酪, cherry 櫻桃 樱桃, chess 象棋 象棋,
chicken 公雞 公鸡, chimney 煙囪 烟囱, chopstick 筷子 筷子, circle 圓圈 圆圈, clock 時鐘 时钟, cloud 白雲 白云,
coffee 咖啡 咖啡, coin 硬幣 硬币, comb 梳子 梳子, compass 羅盤 罗盘, copper 黃銅 黄铜, corn 玉米 玉米,
cotton 棉花 棉花, cow 母牛 母牛, crab 螃蟹 螃蟹, cricket 蟋蟀 蟋蟀, crown 皇冠 皇冠, cup 杯子 杯子,
curtain 窗簾 窗帘, deer 梅花鹿 梅花鹿, desert 沙漠 沙漠, desk 書桌 书桌, diamond 鑽石 钻石, dog 小狗 小狗,
doll 娃娃 娃娃, dolphin 海豚 海豚, donkey 驢子 驴子, door 大門 大门, dragon 飛龍 飞龙, dream 夢境 梦境,
drum 大鼓 大鼓, duck 鴨子 鸭子, eagle 老鷹 老鹰, ear 耳朵 耳朵, earth 地球 地球, egg 雞蛋 鸡蛋, elephant 大象 大象,
engine 引擎 引擎, envelope 信封 信封, fan 扇子 扇子, farm 農場 农场, feather 羽毛 羽毛, fence 籬笆 篱笆,
fire 火焰 火焰, fish 鯉魚 鲤鱼, flag 旗子 旗子, flower 花朵 花朵, flute 笛子 笛子, foot 腳掌 脚掌, forest 森林 森林,
fork 叉子 叉子, fox 狐狸 狐狸, frog 青蛙 青蛙, garden 花園 花园, garlic 大蒜 大蒜, ghost 幽靈 幽灵, ginger 生薑 生姜,
giraffe 長頸鹿 长颈鹿, glass 玻璃 玻璃, glove 手套 手套, gold 黃金 黄金, grape 葡萄 葡萄, grass 青草 青草,
guitar 吉他 吉他, hair 頭髮 头发, hammer 鎚子 锤子, harbor 港口 港口, heart 愛心 爱心, hill 山丘 山丘,
honey 蜂蜜 蜂蜜, horse 馬匹 马匹, house 房屋 房屋, ice 冰塊 冰块, iron 熨斗 熨斗, island 島嶼 岛屿, jacket 夾克 夹克,
jade 玉石 玉石, jar 罐子 罐子, kettle 茶壺 茶壶, key 鑰匙 钥匙, kitchen 廚房 厨房, kite 風箏 风筝, knife 刀子 刀子,
ladder 梯子 梯子, lantern 燈籠 灯笼, leaf 葉子 叶子, lemon 檸檬 柠檬, letter 信件 信件, library 圖書館 图书馆,
lightning 閃電 闪电, lion 獅子 狮子, lotus 蓮花 莲花, magnet 磁鐵 磁铁, map 地圖 地图, mask 面具 面具,
meadow 草原 草原, melon 西瓜 西瓜, milk 牛奶 牛奶, mirror 鏡子 镜子, monkey 猴子 猴子, moon 月亮 月亮,
mountain 高山 高山, mouse 老鼠 老鼠, mud 泥巴 泥巴, museum 博物館 博物馆, mushroom 香菇 香菇, music 音樂 音乐,
needle 細針 细针, nest 鳥巢 鸟巢, net 漁網 渔网, noodle 麵條 面条, notebook 筆記本 笔记本, ocean 海洋 海洋,
olive 橄欖 橄榄, onion 洋蔥 洋葱, orange 橘子 橘子, orchid 蘭花 兰花, owl 貓頭鷹 猫头鹰, paint 油漆 油漆,
palace 宮殿 宫殿, panda 熊貓 熊猫, paper 紙張 纸张, parrot 鸚鵡 鹦鹉, peach 桃子 桃子, peacock 孔雀 孔雀,
peanut 花生 花生, pearl 珍珠 珍珠, pencil 鉛筆 铅笔, piano 鋼琴 钢琴, pig 小豬 小猪, pigeon 鴿子 鸽子,
pillow 枕頭 枕头, pine 松樹 松树, plate 盤子 盘子, pocket 口袋 口袋, pond 池塘 池塘, potato 馬鈴薯 土豆,
pumpkin 南瓜 南瓜, queen 皇后 皇后, rabbit 兔子 兔子, radio 收音機 收音机, rainbow 彩虹 彩虹, ring 戒指 戒指,
river 河流 河流, road 道路 道路, robot 機器人 机器人, rocket 火箭 火箭, roof 屋頂 屋顶, rope 繩子 绳子, rose 玫瑰 玫瑰,
ruler 直尺 直尺, salt 鹽巴 食盐, sand 沙子 沙子, scarf 圍巾 围巾, school 學校 学校, scissors 剪刀 剪刀,
shadow 影子 影子, sheep 綿羊 绵羊, shirt 襯衫 衬衫, shoe 鞋子 鞋子, silk 絲綢 丝绸, snail 蝸牛 蜗牛, snake 毒蛇 毒蛇,
snow 雪花 雪花, soap 肥皂 肥皂, sock 襪子 袜子, spider 蜘蛛 蜘蛛, spoon 湯匙 勺子, spring 春天 春天,
squirrel 松鼠 松鼠, star 星星 星星, stone 石頭 石头, summer 夏天 夏天, sun 太陽 太阳, swan 天鵝 天鹅,
sword 寶劍 宝剑, table 桌子 桌子, tea 茶葉 茶叶, temple 寺廟 寺庙, tent 帳篷 帐篷, thunder 雷聲 雷声,
ticket 車票 车票, tiger 老虎 老虎, tomato 番茄 西红柿, tooth 牙齒 牙齿, tower 高塔 高塔, train 火車 火车,
tree 大樹 大树, turtle 烏龜 乌龟, umbrella 雨傘 雨伞, vase 花瓶 花瓶, village 村莊 村庄, violin 小提琴 小提琴,
volcano 火山 火山, watch 手錶 手表, water 清水 清水, whale 鯨魚 鲸鱼, wheel 輪子 轮子, wind 大風 大风,
window 窗戶 窗户, winter 冬天 冬天, wolf 野狼 野狼, wool 羊毛 羊毛, zebra 斑馬 斑马
`
  .split(',')
  .map((entry) => {
    const [en = '', taiwan = '', mainland = ''] = entry.trim().split(' ')
    return [en, taiwan, mainland]
  })
