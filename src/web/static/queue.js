// SPDX-License-Identifier: EUPL-1.2. The waiting room's screen: asks for new calls, rings, and says them in Greek and in the visitor's language.
(()=>{'use strict';const d=document,box=d.querySelector('#calls'),b=d.querySelector('#sound');if(!box)return;
const TT=self.trustedTypes?trustedTypes.createPolicy('pronoia',{createHTML:x=>x}):{createHTML:x=>x};
const keys=()=>[...box.querySelectorAll('li[data-key]')];let seen=new Set(keys().map(x=>x.dataset.key)),ctx;
const ring=()=>{if(!ctx)return;[[880,0],[660,.25]].forEach(([f,t])=>{const o=ctx.createOscillator(),g=ctx.createGain();o.frequency.value=f;g.gain.setValueAtTime(.4,ctx.currentTime+t);g.gain.exponentialRampToValueAtTime(.001,ctx.currentTime+t+.6);o.connect(g).connect(ctx.destination);o.start(ctx.currentTime+t);o.stop(ctx.currentTime+t+.6)})};
const say=(t,l)=>{if(!ctx||!self.speechSynthesis)return;const v=speechSynthesis.getVoices();if(l!=='el'&&v.length&&!v.some(x=>x.lang.toLowerCase().startsWith(l)))return;const u=new SpeechSynthesisUtterance(t);u.lang=l;u.rate=.9;speechSynthesis.speak(u)};
const news=()=>{const all=keys(),fresh=all.filter(x=>!seen.has(x.dataset.key)).reverse();seen=new Set(all.map(x=>x.dataset.key));if(fresh.length)ring();
 fresh.forEach(x=>{say(x.dataset.el,'el');if(x.dataset.lang!=='el')say(x.dataset.say,x.dataset.lang)})};
const look=async()=>{try{const r=await fetch(box.dataset.url,{headers:{'X-Fragment':'1'},credentials:'same-origin'});if(!r.ok)return;const t=await r.text();if(t!==box.dataset.was){box.dataset.was=t;box.innerHTML=TT.createHTML(t);news()}}catch(e){}};
if(b){b.hidden=false;b.addEventListener('click',()=>{ctx=ctx||new (self.AudioContext||self.webkitAudioContext)();ring();b.textContent=b.dataset.on;b.disabled=true;const x=keys()[0];if(x)say(x.dataset.el,'el')})}
setInterval(look,3000)})();
