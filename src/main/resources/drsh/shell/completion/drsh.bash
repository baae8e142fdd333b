# shellcheck shell=bash disable=SC2086,SC2206,SC2295
# Completion of drsh for bash 4.2 and newer.
# Rendered from the command registry by the build: do not edit it, see src/main/resources/drsh/shell/completion.
#
# (shellcheck: lists of plain words are meant to be split, and some variables are meant to be patterns.)
#
# It starts neither Java nor Docker: names of backups, runbooks, sessions, services and storages are read from files.
# What is read is data: names that are not plain words are left out, and file names are left to bash to quote.

_drsh() {
  local IFS=$' \t\n' undo='' option
  COMPREPLY=()
  # The user's options must not change what globs and comparisons mean here.
  case $- in *f*) undo+='set -f;' && set +f ;; esac
  case $- in *u*) undo+='set -u;' && set +u ;; esac
  for option in failglob nocaseglob nocasematch dotglob; do
    shopt -q "$option" && undo+="shopt -s $option;" && shopt -u "$option"
  done
  shopt -q nullglob || { undo+='shopt -u nullglob;' && shopt -s nullglob; }
  _drsh_complete "$2" || :
  eval "$undo"
}

# _drsh_complete TEXT: TEXT is the part of the word at the cursor that readline replaces.
_drsh_complete() {
  local words=() typed=() positionals=() word at last name value
  local path='' verbs options arguments given=' ' begun='' ended='' open='' configuration=''
  if ((COMP_POINT > 2000)); then
    # To split it would be felt; nobody types so much, and what is pasted are files.
    compopt -o default 2>/dev/null
    return 0
  fi
  _drsh_split "${COMP_LINE:0:COMP_POINT}"
  last=$((${#words[@]} - 1))
  ((last > 0)) || return 0
  if [[ ${typed[last - 1]} == *[\<\>] ]]; then
    compopt -o default 2>/dev/null
    return 0
  fi
  _drsh_registry ''
  for ((at = 1; at < last; at++)); do
    word=${words[at]}
    if [[ -n $open ]]; then
      [[ $open != --config ]] || _drsh_configuration_named "$word" "${typed[at]}"
      open=''
    elif [[ -z $ended && $word == -- ]]; then
      ended=1
    elif [[ -z $ended && $word == -?* ]]; then
      _drsh_option "${word%%=*}" || continue
      given+="$name "
      if [[ $word == *=* ]]; then
        [[ $name != --config ]] || _drsh_configuration_named "${word#*=}" "${typed[at]#*=}"
      elif [[ -n $value ]]; then
        open=$name
      fi
      [[ -z $path ]] || begun=1
    elif [[ -z $begun$ended && " $verbs " == *" $word "* ]]; then
      path+=${path:+ }$word
      _drsh_registry "$path"
    elif [[ -n $arguments ]]; then
      begun=1
      positionals+=("$word")
    else
      return 0
    fi
  done
  _drsh_word "${words[last]}" "${typed[last]}" "$1"
}

# _drsh_word WORD TYPED TEXT: what may stand at the cursor.
_drsh_word() {
  local word=$1 lead='' strip='' name value kinds argument position=${#positionals[@]}
  # What readline leaves as it is: up to the last of the characters of COMP_WORDBREAKS.
  [[ -z $3 || $2 != *"$3" ]] || strip=${2%"$3"}
  [[ -n $3 ]] || strip=$2
  strip=${strip//[\"\'\\]/}
  if [[ -n $open ]]; then
    _drsh_option "$open" && _drsh_values "$value" "$word"
  elif [[ -z $ended && $word == --*=* ]]; then
    lead=${word%%=*}=
    _drsh_option "${word%%=*}" && _drsh_values "$value" "${word#*=}"
  elif [[ -z $ended && $word == -* ]]; then
    _drsh_options_left "$word"
  else
    [[ -n $begun$ended ]] || _drsh_offer "$word" $verbs
    kinds=($arguments)
    argument=${kinds[position]-}
    if ((${#kinds[@]} > 0 && position >= ${#kinds[@]})); then
      argument=${kinds[${#kinds[@]} - 1]}
      [[ $argument == *'+|'* ]] || argument=''
    fi
    if [[ -n $argument ]]; then
      _drsh_values "${argument#*|}" "$word" "$3"
    elif [[ -z $word && -n $path && -z $verbs && -z $ended ]]; then
      _drsh_options_left ''
    fi
  fi
  [[ -z $strip ]] || COMPREPLY=("${COMPREPLY[@]#"$strip"}")
}

# _drsh_option WORD: sets the option's name and what it takes.
_drsh_option() {
  local entry names one
  for entry in $options; do
    names=${entry%%|*}
    names=${names%+}
    for one in ${names//,/ }; do
      if [[ $one == "$1" ]]; then
        name=${names%%,*} value=${entry#*|}
        return 0
      fi
    done
  done
  return 1
}

# _drsh_options_left WORD: the options that were not given yet, and those that may be given again.
_drsh_options_left() {
  local entry names
  for entry in $options; do
    names=${entry%%|*}
    [[ $names != *+ && $given == *" ${names%%,*} "* ]] || _drsh_offer "$1" "${names%%[,+]*}"
  done
}

# _drsh_offer PREFIX WORD...: offers the words that begin like that.
_drsh_offer() {
  local prefix=$1 each
  shift
  for each; do
    [[ $each != "$prefix"* ]] || COMPREPLY+=("$lead$each")
  done
}

# _drsh_values KIND PREFIX [TEXT]: the values of a kind, or of a list of choices.
_drsh_values() {
  local directory='.' backups=backups runbooks='' compose='' storages=() places=() services=()
  case $1 in
    @file) _drsh_files default "$2" ;;
    @directory) _drsh_files dirnames "$2" ;;
    @foreign)
      _drsh_foreign "$2"
      # These are quoted as they were typed.
      [[ -z $3 || ${typed[last]} != *"$3" ]] || strip=${typed[last]%"$3"}
      strip=${strip#[\"\']}
      ;;
    @backup) _drsh_backups "$2" ;;
    @runbook) _drsh_runbooks "$2" ;;
    @session) _drsh_sessions "$2" ;;
    @storage) _drsh_configured && _drsh_offer "$2" main "${storages[@]}" ;;
    @service) _drsh_services "$2" ;;
    @command)
      local verbs options arguments
      _drsh_registry "${positionals[*]}"
      _drsh_offer "$2" $verbs
      ;;
    @* | '') ;;
    *) _drsh_offer "$2" ${1//,/ } ;;
  esac
}

# _drsh_files HOW PREFIX: bash completes files better than a script can.
_drsh_files() {
  local each
  if [[ -z $lead || $strip == "$lead"* ]]; then
    compopt -o "$1" 2>/dev/null
    return 0
  fi
  # COMP_WORDBREAKS has no '=': readline would look for a file whose name begins with the option.
  compopt -o nospace 2>/dev/null
  for each in "$2"*; do
    [[ -d $each ]] && each+=/
    [[ $each == *[[:cntrl:]]* ]] || [[ $1 == dirnames && $each != */ ]] || _drsh_offer_quoted "$each"
  done
}

# _drsh_offer_quoted NAME: as the shell has to read it where the word began. (bash 5.2 quotes '$(a).sql' wrongly.)
_drsh_offer_quoted() {
  local text=$1 quote=${typed[last]#"$lead"} each
  case $quote in
    \'*) text=${text//\'/\'\\\'\'} ;;
    \"*)
      # Between double quotes an exclamation mark would bring an old line in.
      [[ $text != *!* ]] || return 0
      for each in \\ \" \$ \`; do
        text=${text//"$each"/"\\$each"}
      done
      ;;
    *) printf -v text %q "$text" ;;
  esac
  COMPREPLY+=("$lead$text")
}

# Newest first, from all storages, each once.
_drsh_backups() {
  local place files found ids=() merged text safety='' stem=${1/-/_} at next budget=2000000
  _drsh_configured
  for place in "$backups" "${places[@]}"; do
    files=("$place"/backup_[0-9]*.json)
    ((${#files[@]} > 0)) || continue
    # What the newest restore in place replaced is among the newest: reading thousands of manifests would be felt.
    for ((at = ${#files[@]} - 1; at >= 0 && at >= ${#files[@]} - 50 && budget > 0; at--)); do
      [[ ${1:-@} == @* && -z $safety && -f ${files[at]} ]] || break
      IFS= read -r -d '' text 2>/dev/null <"${files[at]}" || :
      ((budget -= ${#text})) || :
      [[ $text != *'"label" : "@safety"'* ]] || safety=@safety
    done
    found=("${files[@]#"$place"/backup_}")
    found=("${found[@]%.json}")
    if [[ ${found[*]} == *[!0-9_\ -]* ]]; then
      files=("${found[@]}") found=()
      for text in "${files[@]}"; do
        [[ $text == *[!0-9_-]* ]] || found+=("$text")
      done
    fi
    merged=() next=0
    for ((at = ${#found[@]} - 1; at >= 0; at--)); do
      ((${#ids[@]})) || { merged+=("${found[at]}") && continue; }
      while [[ ${ids[next]-} > "${found[at]}" ]]; do
        merged+=("${ids[next]}")
        ((next += 1))
      done
      [[ ${ids[next]-} == "${found[at]}" ]] || merged+=("${found[at]}")
    done
    ids=("${merged[@]}" "${ids[@]:next}")
  done
  ((${#ids[@]} > 0)) || return 0
  # bash before 4.4 sorts them.
  compopt -o nosort 2>/dev/null
  _drsh_offer "$1" latest latest-verified
  _drsh_offer "$stem" "${ids[@]}"
  COMPREPLY=("${COMPREPLY[@]/_/-}")
  _drsh_offer "$1" $safety
}

# Files in the directory of the backups that look like backups and have no manifest, then any other file.
_drsh_foreign() {
  local file name stem files
  if [[ $1 != */* ]]; then
    _drsh_configured
    files=("$backups"/backup_*.json)
    if ((${#files[@]} > 500)); then
      # To look at every name would be felt: only those that are not named like backups of the guide and of drsh.
      files=("$backups"/[!b]* "$backups"/b[!a]*)
    else
      files=("$backups/$1"*)
    fi
    for file in "${files[@]}"; do
      name=${file#"$backups"/}
      case $name in
        -*) [[ -n $ended && $name == "$1"* ]] || continue ;;
        "$1"*) ;;
        *) continue ;;
      esac
      case $name in
        *[[:cntrl:]]* | .*) continue ;;
        *.dump | *.sql | *.tar | *.tgz | *.dump.gz | *.sql.gz | *.tar.gz | *.dump.zst | *.sql.zst | *.tar.zst) ;;
        *.gpg | *.pgp | *.asc) ;;
        *) continue ;;
      esac
      stem=$backups/${name%%.*}
      [[ -e $stem.json || ! -f $file ]] || _drsh_offer_quoted "$name"
    done
  fi
  ((${#COMPREPLY[@]} > 0)) || _drsh_files default "$1"
}

_drsh_runbooks() {
  local place file name home='' known=' '
  _drsh_configured
  _drsh_home
  for place in "$directory/runbooks" "$runbooks" "${home:+$home/runbooks}"; do
    [[ -n $place ]] || continue
    for file in "$place/$1"*.md; do
      name=${file##*/}
      name=${name%.md}
      case $name in *[!a-z0-9-]* | -* | '') continue ;; esac
      [[ $known == *" $name "* ]] || _drsh_offer "$1" "$name"
      known+="$name "
    done
  done
}

_drsh_sessions() {
  local state=${XDG_STATE_HOME-} file name
  [[ $state == /* ]] || state=$HOME/.local/state
  for file in "$state/drsh/sessions/$1"*.jsonl; do
    name=${file##*/}
    name=${name%.jsonl}
    case $name in *[!A-Za-z0-9._-]*) continue ;; esac
    _drsh_offer "$1" "$name"
  done
}

_drsh_services() {
  local file
  _drsh_configured
  for file in "$compose" docker-compose.prod.yml compose.yaml compose.yml docker-compose.yml docker-compose.yaml; do
    [[ -n $file ]] || continue
    [[ $file == /* ]] || file=$directory/$file
    [[ -f $file ]] || continue
    _drsh_read_yaml "$file" 'services.'
    break
  done
  _drsh_offer "$1" "${services[@]}"
}

# _drsh_configuration_named WORD TYPED: a --config was given.
_drsh_configuration_named() {
  configuration=$1
  [[ $2 != \~/* ]] || configuration=$HOME/${1#\~/}
}

# Reads from the configuration where things are. What it cannot read is as if it were not said.
_drsh_configured() {
  local file=${configuration:-${DRSH_CONFIG:-drsh.yml}} at
  [[ ! -f $file || $file != */* ]] || directory=${file%/*}
  [[ -n $directory ]] || directory=/
  _drsh_read_yaml "$file" ''
  [[ $backups == /* ]] || backups=$directory/$backups
  [[ -z $runbooks || $runbooks == /* ]] || runbooks=$directory/$runbooks
  for at in "${!places[@]}"; do
    [[ ${places[at]} == /* ]] || places[at]=$directory/${places[at]}
  done
}

# _drsh_read_yaml FILE BEGINNING: the keys of two levels whose names begin like that, and of three for storages. No YAML parser, but what people write.
_drsh_read_yaml() {
  local line section='' indent='' key=''
  local top='^"?([A-Za-z0-9_.-]+)"?[[:blank:]]*:(.*)$' below='^( +)["'\'']?([A-Za-z0-9_.-]+)["'\'']?[[:blank:]]*:(.*)$'
  local flow='[{,][[:blank:]]*(directory|compose-file):([^,}]*)'
  [[ -f $1 && -r $1 ]] || return 0
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    if [[ $line =~ $top ]]; then
      section=${BASH_REMATCH[1]} line=${BASH_REMATCH[2]} indent=''
      if [[ $line =~ $flow ]]; then
        _drsh_found "$2" "$section.${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
      else
        _drsh_found "$2" "$section" "$line"
      fi
    elif [[ $line =~ $below ]]; then
      [[ -n $indent ]] || indent=${BASH_REMATCH[1]}
      if [[ ${BASH_REMATCH[1]} == "$indent" ]]; then
        key=$section.${BASH_REMATCH[2]} line=${BASH_REMATCH[3]}
        _drsh_found "$2" "$key" "$line"
        [[ $section != storages || ! $line =~ $flow ]] || _drsh_found "$2" "$key.${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
      elif [[ $section == storages ]]; then
        _drsh_found "$2" "$key.${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
      fi
    fi
  done <"$1"
}

# _drsh_found BEGINNING KEY VALUE
_drsh_found() {
  local text=${3#"${3%%[![:blank:]]*}"}
  [[ $2 == "$1"* ]] || return 0
  case $text in
    \"*\"*) text=${text#\"} text=${text%%\"*} && [[ $text != *\\* ]] || text='' ;;
    \'*\'*) text=${text#\'} text=${text%%\'*} ;;
    [\#\&\*\!\|\>\{\[%@\`\"\']*) text='' ;;
    *) text=${text%%[[:blank:]]#*} text=${text%"${text##*[![:blank:]]}"} ;;
  esac
  case $2 in
    services.*) [[ -z $1 ]] || services+=("${2#*.}") ;;
    storages.*.directory) [[ -z $text ]] || places+=("$text") ;;
    storages.*.*) ;;
    storages.*) storages+=("${2#*.}") ;;
    backups.directory) backups=${text:-$backups} ;;
    runbooks.directory) runbooks=$text ;;
    stack.compose-file) compose=$text ;;
  esac
}

# Sets home to the distribution that the drsh of this line belongs to, through links as its launcher does.
_drsh_home() {
  local program=${words[0]} place target IFS=: hops=0
  home=''
  [[ ${typed[0]} != \~/* ]] || program=$HOME/${program#\~/}
  if [[ $program != */* ]]; then
    for place in ${PATH-}; do
      [[ -f $place/drsh && -x $place/drsh ]] && program=$place/drsh && break
    done
  fi
  while [[ -L $program && $((hops += 1)) -le 20 ]]; do
    target=$(command readlink -- "$program") || return 0
    [[ $target == /* ]] || target=${program%/*}/$target
    program=$target
  done
  [[ $program != */* ]] || home=${program%/*}/..
}

# _drsh_split LINE: fills words, and typed with the same as it was typed. The last of them is the one at the cursor.
_drsh_split() {
  local rest=$1 word='' raw='' part inner begun='' special=$' \t\n"\'\\\\'
  while [[ -n $rest ]]; do
    part=${rest%%[$special]*}
    word+=$part raw+=$part rest=${rest:${#part}}
    [[ -z $part ]] || begun=1
    case $rest in
      '') ;;
      \\*) word+=${rest:1:1} raw+=${rest:0:2} rest=${rest:2} begun=1 ;;
      \'*)
        inner=${rest:1} part=${rest:1} begun=1
        [[ $inner != *\'* ]] || part=${inner%%\'*}
        word+=$part raw+=${rest:0:${#part}+2} rest=${rest:${#part}+2}
        ;;
      \"*)
        raw+=\" rest=${rest:1} begun=1
        while [[ -n $rest ]]; do
          part=${rest%%[\"\\]*}
          word+=$part raw+=$part rest=${rest:${#part}}
          case $rest in
            \"*) raw+=\" rest=${rest:1} && break ;;
            \\[\"\\\$\`]*) word+=${rest:1:1} raw+=${rest:0:2} rest=${rest:2} ;;
            \\*) word+=\\ raw+=\\ rest=${rest:1} ;;
          esac
        done
        ;;
      *)
        [[ -z $begun ]] || { words+=("$word") && typed+=("$raw"); }
        word='' raw='' begun='' rest=${rest:1}
        ;;
    esac
  done
  words+=("$word")
  typed+=("$raw")
}

# _drsh_registry PATH: what there is at the words of a command so far. Options and arguments are NAMES|VALUE, with a plus
# behind the names where it may be repeated; a value is a list of choices, or a kind behind an @, or nothing.
_drsh_registry() {
  verbs='' options='' arguments=''
  case $1 in
@registry@
  esac
}

complete -F _drsh drsh
