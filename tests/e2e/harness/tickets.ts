/** What is seeded into the ticket and mail consoles. */
export interface SeededTalk {
  subject: string;
  customer: { login: string; name: string; email: string };
  turns: { who: 'customer' | 'agent' | 'note'; text: string }[];
}

export const AGENT = { login: 'tang', name: '小唐', email: 'tang@desk.example', password: 'only-for-tests' };

export const UPSET: SeededTalk = {
  subject: '净水器第二次漏水，订单 3320261108',
  customer: { login: 'songjia', name: '宋佳', email: 'songjia@mail.example' },
  turns: [
    { who: 'customer', text: '你好，上周刚装的净水器（订单 3320261108）又漏水了，地板都泡了。' },
    { who: 'agent', text: '宋女士您好，我是小唐，先帮您看一下安装记录。' },
    { who: 'customer', text: '这已经是第二次了！上次师傅说换了垫圈就没事，\n结果两天不到又漏，你们到底会不会修？' },
    { who: 'note', text: '内部：首次上门 11 月 14 日，换过密封圈。' },
    { who: 'agent', text: '我联系了安装师傅，他今天的单已经排满。' },
    { who: 'customer', text: '排满关我什么事😡 今天不来人，我就打 12315 投诉，<b>说到做到</b>。' },
  ],
};

export const CALM: SeededTalk = {
  subject: 'Invoice for my kettle',
  customer: { login: 'nora', name: 'Nora Lind', email: 'nora@mail.example' },
  turns: [{ who: 'customer', text: 'Hello, could you send me the invoice for order 88120? No hurry, thank you.' }],
};
