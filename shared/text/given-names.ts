/**
 * English given names that are one name: short forms, pet names and spellings. A word may stand in several groups
 * (Alex is Alexander and Alexandra). Folded, a group a line; weak evidence only.
 */
const GROUPS = `
abigail abby abbie gail
adam ad
adelaide addie adele
adrian ade
agnes aggie
albert al bert bertie
alexander alex alec alexandre aleksandr alexandr sandy sasha xander lex alejandro alessandro
alexandra alex alexa lexi sandra sandy sasha
alfred al alf alfie fred
alice ali allie alicia alison elsie
allan alan allen al
amanda mandy amy
amelia amy millie emily emmy
andrew andy drew andre andreas andrei andrey
angela angie angelina angel
ann anne anna annie anita hannah nan nancy
anthony tony antony antonio anton ant
antonia toni tonia
archibald archie
arnold arnie
arthur art artie
augustus gus august
barbara barb barbie babs
barnaby barney bernard bernie
bartholomew bart
beatrice bea trixie
benjamin ben benny benji
bernadette bernie
bradley brad
brian bryan
bridget biddy bridie
calvin cal
cameron cam
caroline carol carrie caro carolyn
catherine cathy kate katie kathy cath kathleen katherine kathryn kay kitty katarina ekaterina katya catalina kat
cecilia cecily celia cissy
charles charlie chuck chas carl carlos karl charley
charlotte charlie lottie lotte
chester chet
christian chris
christina chris chrissie christine tina kristina kristin kirsten christy
christopher chris kit christoph cristobal topher
clarence clare
clifford cliff
clinton clint
constance connie
cornelius neil
curtis curt
cynthia cindy
daniel dan danny
danielle dani
david dave davey davy
deborah debbie deb debra
dennis denny den
derek derrick
diana di diane dianne
dominic dom nick
donald don donnie
dorothy dot dottie dolly dora
douglas doug
duncan dunc
edgar ed eddie
edmund ed eddie ted ned
edward ed eddie ted teddy ned eduard eduardo
edwin ed eddie win
eleanor ellie nell nellie nora lenora ella
elizabeth liz lizzie beth betty eliza lisa elisabeth bess bessie betsy libby lizbeth elsa isabel
ellen nell nellie helen
emily em emma millie
eric rick erik
ernest ernie
esther essie hester
eugene gene
evelyn eve evie
ezekiel zeke
florence flo florrie flora
frances fran fanny frankie francesca
francis frank frankie fran francisco francois franz
franklin frank
frederick fred freddie freddy fritz friedrich frederic fredrick
gabriel gabe
gabrielle gabby gaby
geoffrey geoff jeff jeffrey
george georgie georg jorge
georgina georgie gina georgia
gerald gerry jerry gerard
geraldine gerry
gilbert gil bert
gordon gordy
grace gracie
gregory greg gregor
gwendolyn gwen wendy
harold harry hal
harriet hattie harry
helen nell nellie helena elena lena
henry harry hank hal heinrich henri enrique
herbert herb bert
howard howie
hubert bert hugh
hugh hughie hugo
ian iain
irene rene
isaac ike zac
isabel izzy bella isabella belle
jacob jake jack jakob
jacqueline jackie
james jim jimmy jamie jem jaime
jane janie jenny jean janet
janet jan
jason jay
jasmine jas
jennifer jen jenny jennie
jeremy jerry jem
jessica jess jessie
jill gillian gill
joan joanie
joanna jo joanne johanna joan
john johnny jack jon johann juan giovanni jean hans ian sean
jonathan jon johnny nathan
joseph joe joey jo jose josef giuseppe
josephine jo josie josefina
joshua josh
joyce joy
judith judy judi jude
julia julie jill juliet
julian jules
justin jus
kenneth ken kenny
kimberly kim
kristopher kris
lawrence larry lawrie laurence laurie lars lorenzo
leonard leo len lenny leonardo
leslie les lesley
lewis lou lew louis luis ludwig
lillian lily lil lilian
linda lin lindy
louise lou louisa luisa
lucas luke luc
lucy lucia lucille
lynn linda lynne
madeline maddie maddy madeleine
magdalena lena magda
malcolm mal
marcus mark marc
margaret maggie meg peggy madge marge margie greta rita daisy margot
maria marie mary mariah mari
marilyn lyn
marjorie marge margie
marshall marsh
martha marty patty
martin marty
martina tina
mary molly polly may mamie marie maria
matilda tilly mattie
matthew matt mat mathew matty
maureen mo
maurice morris moe
maxwell max maximilian maxim
megan meg
melanie mel
melissa mel missy
melvin mel
michael mike mick mickey mikey micky miguel mikhail michel misha mitch
michelle shelly chelle michele
mildred millie
miranda mandy randy
mitchell mitch
mohammed mo muhammad mohamed
monica mona
montgomery monty
nancy nan ann
natalie nat nattie natalia natasha
nathan nate nat nathaniel
nicholas nick nicky nico nicolas nikolai nicolai claus
nicole nicky nikki nicola
nigel nige
norman norm
oliver ollie
olivia liv livvy
oscar ozzie
oswald ozzie
pamela pam
patricia pat patty trish tricia patsy
patrick pat paddy rick
paula polly
paul pablo pavel paolo
penelope penny
percival percy
peter pete pedro pierre pyotr petr piotr
philip phil pip phillip philippe
philippa pippa
phyllis phil
priscilla cilla
rachel rae shelly
ralph ralf
raymond ray
rebecca becky becca
reginald reg reggie
renee rene
richard rick dick rich ricky richie ricardo
robert bob bobby rob robbie bert roberto
roberta bobbie
rodney rod
roger rodge
roland rollo
ronald ron ronnie
rosalind ros rosie
rosemary rose rosie
roy royston
rudolph rudy rolf
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
scott scotty
sean shaun shawn
sebastian seb bastian
sharon shaz
sheila shelagh
shirley shirl
sidney sid sydney
silvester sly
simon si
sophia sophie sofia sonia
stanley stan
stella estelle
stephanie steph stevie
stephen steve stevie steven stefan esteban stephan
stuart stewart stu
susan sue susie suzy susanna suzanne susannah
sylvia syl silvia
tabitha tabby
teresa terry tess tessa theresa tracy
terence terry
theodore ted teddy theo
thomas tom tommy tomas
timothy tim timmy
tobias toby
tracy trace
valerie val
vanessa nessa
veronica ronnie vera
vera vi
victor vic viktor
victoria vicky vicki tori
vincent vince vinny vin
violet vi
virginia ginny ginger
vivian viv vivienne
vladimir vlad volodymyr vova
walter walt wally
warren ren
wendy wen
wilfred wilf fred
wilhelmina willa mina minnie
william bill billy will willie liam wilhelm guillermo willy
winifred winnie
winston win
yevgeny evgeny zhenya eugene
yvonne eve
zachary zach zack zak
claire clare clara
kevin kev
irene rene
stacy stacey
tiffany tiff
zoe zoey
brandon bran
alvin al
ruby rubi
`

/** Given names without short forms, a group each. Beside a Chinese surname they are no Chinese given name. */
const ALONE =
  'aaron ada amber angus apple april ariel ashley austin ava blake bonnie bosco brenda bruce candy ' +
  'carmen casey cassie celine chelsea cherry chloe coco coral crystal dale darren dean donna doris dylan ' +
  'eason edison elaine elvis erica ethan eunice eva evan fay felix fiona gary gigi glenn gloria ' +
  'hailey hayden hazel heather hebe holly ida iris ivan ivy jade janice jasper jackson jolin keith ' +
  'kelly kelvin kiki kyle lance leon leona logan lulu luna mabel mason mavis mia mimi miya ' +
  'momo myra nadia nelson niki nina noah olive owen pearl phoebe queenie robin rosa rowena ryan ' +
  'sabrina selina serena sherry sonny summer sunny tara tanya una vivi wade wanda wayne willow wilson ' +
  'yoyo yuki karen jacky edmond gladys anson desmond marco samson wallace ariana chris lydia miranda naomi'

/** The groups of a given name, by number; [] for a word that is in none. `bob` and `robert` share one. */
export function givenNameGroups(word: string): readonly number[] {
  groups ??= readGroups()
  return groups.get(word) ?? NONE
}

const NONE: readonly number[] = []
let groups: ReadonlyMap<string, readonly number[]> | undefined

function readGroups(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  const lines = [...GROUPS.trim().split('\n'), ...ALONE.split(' ')]
  for (const [number, line] of lines.entries()) {
    for (const word of line.split(' ')) {
      const known = found.get(word)
      if (known) known.push(number)
      else found.set(word, [number])
    }
  }
  return found
}
