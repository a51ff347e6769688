# What zsh offers for the last of the words: an interactive zsh gets them typed, and a tab that puts all matches on the
# line. The script that is tested stands in $script.
zmodload zsh/zpty
export TERM=dumb
export setup='PS1= PS2= RPS1=
unset zle_bracketed_paste
autoload -Uz compinit
compinit -D -u
eval "$script"
zstyle ":completion:*" completer _all_matches _complete
zstyle ":completion:*" insert true
zstyle ":completion:*" verbose no
unsetopt list_beep auto_list
say-all() { zle complete-word; print -r -- "<<${(q)BUFFER}>>"; }
zle -N say-all
bindkey "^I" say-all
print -r -- "<<BEGIN>>"'
zpty shell zsh -f -i
zpty -w shell 'eval "$setup"'
while zpty -r shell line; do [[ $line == *'<<BEGIN>>'* ]] && break; done
typed="budgetlint ${(j: :)${(q)@}//#%\'\'/}"
zpty -w -n shell "$typed"$'\t'
while zpty -r shell line; do [[ $line == *'<<'*'>>'* ]] && break; done
zpty -d shell
line=${line#*<<}
line=${(Q)${line%>>*}}
[[ $line == $typed ]] && exit 0
for word in "${(@Q)${(@)${(z)line}[$# + 1, -1]}}"; do
  [[ -d $word ]] && word=${word%/}/
  print -r -- ${word%=}
done
exit 0
