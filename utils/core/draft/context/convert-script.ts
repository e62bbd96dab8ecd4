import { foldCharacter } from '../../text/fold-character.ts';

/**
 * Traditional characters of service chat whose Simplified form stands for this one word nearly always.
 * Rather a character left as it is than a wrong one: 干 系 云 and their like are not here.
 */
const TRADITIONAL =
  '們這說時對開發給問過貨訂單質買賣錢險態實際圖見認為個麼點樣東嗎長馬媽爸門車兩邊還讓誰請謝試話語課訴詳誤該議許設證評識帳費貴賀資賠贈運進遠連遲選遞郵釋針鐘錯銀鐵鎖鍵閱聞閉隊陽陰難靜頂項順須頻題顏額風飛飯飲館驅驗騙魚鮮鳥雞龍龜師帥歸處備夠頭夾獎婦孫學寧寶審寬尋導將爾塵嘗層屬歲島幣幫廣莊慶庫應廢張彈強總惡懸驚慣憤願戲戶撲執擴掃揚擾搶護報擬擇損換據掛擠撿後裡經結續繼聯絡統線級約紅紙細給絕網緊綠練組終編緣縮繳聽職聲舊興舉與舖藥蘋處蟲衛裝規觀覺親計記訊討訓託診註詢譯讀變豐負貝財責敗購貼貸賓賞賴賺贊趕跡蹤車軟較載輕輛輸轉辦農遙邏鄰醫釘鈕鉤鋪錄鍋鏈鏡鐵闆陣陸隨隱雖雙雜離雲電霧靈韓響頁預領頸顆顯飄飾餅餘駐騎髒鬆鬧鹽麗齊齡來個們倉側偵備傳傷傾僅億優償儲兌兒內凍減劃劇劑劉創動務勝勞勢勵區協單廳歷厲參叢員問啟喚單喪嗎嚇嚴囑團園圍圓圖塊塗墊墜報場壓壞壯壺夢夾奪妝媽娛嬰嬌孫寫寵寶將專尋屆層帳帶幣幾庫廁廚廠張彌彎後徑從復徵徹恆悅惱惲慮慶憂憑憲憶懇應懷懶懼戀戰拋挾捨掃掛採揀換揮損搖摺撥撫擊擋擔據擺攜攝攤攪敗敘敵數斷於時晉暈暢暫曬書會東條極構楊業樂標樣樹橋機檔檢檯櫃欄權歡歲殘殼毀氣決況沒沖洩測渾湊準溝溫滅滯滾滿漁漲漸潔潤澤濕濟濫灑灘災炮無煙煩熱燈燒營爐爛爭爺牆獎獨獲瑪現環產畢畫異當疊痠療發皺盒盜盡監盤盧眾睜矯碼確磚磨礎禮禍種稱積穩窩窮竊競筆節範築簡簽籃糧糾紀純紗納紐紛素紮細紹終組絆絲綁維綜緒緩緯縫縱織繞繩繪罰罵羅義習聖聞聯聰聲職肅腦腳膚膠臉臟臨臺與興舊艙艱艷蘆藍藝蘇虛號蝦蟬術衝補製複褲襪襯覆見視覽觸訂';

/** Simplified to Traditional, where one Traditional character above is meant. */
const toTraditional = new Map<string, string>();
for (const character of TRADITIONAL) {
  const simplified = foldCharacter(character);
  if (simplified !== character && !toTraditional.has(simplified)) toTraditional.set(simplified, character);
}

/** Words in which the character table would pick the wrong form. */
const WORDS: readonly [string, string][] = [
  ['回复', '回覆'],
  ['答复', '答覆'],
  ['反复', '反覆'],
  ['系统', '系統'],
  ['联系', '聯絡'],
  ['关系', '關係'],
  ['只', '只'],
  ['皇后', '皇后'],
  ['头发', '頭髮'],
  ['公里', '公里'],
  ['重复', '重複'],
  ['面条', '麵條'],
];

/** Writes Simplified text in Traditional characters, and Traditional text in Simplified ones. Wording is left alone. */
export function convertScript(text: string, to: 'hans' | 'hant'): string {
  if (to === 'hans') return [...text].map((character) => foldLetter(character)).join('');
  let rest = text;
  for (const [from, word] of WORDS) rest = rest.replaceAll(from, [...word].join('\u200b'));
  return [...rest]
    .map((character) => toTraditional.get(character) ?? character)
    .join('')
    .replaceAll('\u200b', '');
}

/** Matching folds 喔 to 哦 as well; a reply keeps its own particles. */
function foldLetter(character: string): string {
  return /\p{Script=Han}/u.test(character) && !'喔噢啰着著'.includes(character) ? foldCharacter(character) : character;
}
