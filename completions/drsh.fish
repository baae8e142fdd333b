# Completion of drsh for fish 3.1 and newer.
# Rendered from the command registry by the build: do not edit it, see src/main/resources/drsh/shell/completion.
#
# It starts neither Java nor Docker: names of backups, runbooks, sessions, services and storages are read from files.
# What is read is data: names that are not plain words are left out, and file names are left to fish to quote.

# Prints what may stand in the place of the word at the cursor, with descriptions. With an argument it answers instead
# whether that is any file.
function __drsh_complete
    set -l tokens (commandline -opc)
    set -l word (commandline -ct)
    set -l program $tokens[1]
    set -l verbs
    set -l options
    set -l arguments
    set -l route
    set -l positionals
    set -l given
    set -l begun
    set -l ended
    set -l open
    set -l configuration
    set -l lead
    __drsh_registry ''
    for each in $tokens[2..-1]
        if set -q open[1]
            test $open = --config; and set configuration $each
            # Erased, it would uncover a variable of the user's.
            set open
        else if not set -q ended[1]; and test "$each" = --
            set ended 1
        else if not set -q ended[1]; and string match -q -- '-?*' $each
            set -l found (__drsh_option (string split -m 1 = -- $each)[1])
            test (count $found) = 2; or continue
            set -a given $found[1]
            if string match -q -- '*=*' $each
                test $found[1] = --config; and set configuration (string split -m 1 = -- $each)[2]
            else if test -n "$found[2]"
                set open $found[1]
            end
            set -q route[1]; and set begun 1
        else if not set -q begun[1]; and not set -q ended[1]; and contains -- "$each" (string replace -r '\|.*' '' -- $verbs)
            set -a route $each
            __drsh_registry "$route"
        else if set -q arguments[1]
            set begun 1
            set -a positionals $each
        else
            test (count $argv) = 0
            return
        end
    end
    set configuration (string replace -r '^~/' "$HOME/" -- $configuration)

    set -l kind
    if set -q open[1]
        set kind (__drsh_option $open)[2]
    else if not set -q ended[1]; and string match -q -- '--*=*' $word
        set lead (string replace -r '=.*' '=' -- $word)
        set kind (__drsh_option (string replace -r '=.*' '' -- $word))[2]
    else if not set -q ended[1]; and string match -q -- '-*' $word
        test (count $argv) = 0; or return 1
        __drsh_options_left
        return
    else
        if not set -q begun[1]; and not set -q ended[1]; and not set -q argv[1]
            string replace '|' \t -- $verbs
        end
        set -l at (math (count $positionals) + 1)
        set -l argument
        if test $at -le (count $arguments)
            set argument $arguments[$at]
        else if set -q arguments[1]; and string match -q -- '*+|*' $arguments[-1]
            set argument $arguments[-1]
        end
        if test -n "$argument"
            set kind (string split '|' -- $argument)[2]
        else if test -z "$word"; and set -q route[1]; and not set -q verbs[1]; and not set -q ended[1]; and not set -q argv[1]
            __drsh_options_left
        end
    end
    set -q argv[1]; or __drsh_values "$kind" "$lead"
    test "$kind" = @file; or test "$kind" = @foreign
end

# __drsh_option WORD: the option's name and what it takes.
function __drsh_option --no-scope-shadowing
    for __drsh_entry in $options
        set -l __drsh_fields (string split '|' -- $__drsh_entry)
        set -l __drsh_names (string split , -- (string replace -r '\+$' '' -- $__drsh_fields[1]))
        if contains -- "$argv[1]" $__drsh_names
            printf '%s\n' $__drsh_names[1] "$__drsh_fields[2]"
            return
        end
    end
end

# The options that were not given yet, and those that may be given again.
function __drsh_options_left --no-scope-shadowing
    for __drsh_entry in $options
        set -l __drsh_fields (string split -m 2 '|' -- $__drsh_entry)
        set -l __drsh_name (string replace -r '[,+].*' '' -- $__drsh_fields[1])
        if not contains -- $__drsh_name $given; or string match -q '*+' -- $__drsh_fields[1]
            printf '%s\t%s\n' $__drsh_name $__drsh_fields[3]
        end
    end
end

# __drsh_values KIND LEAD: the values of a kind, or of a list of choices.
function __drsh_values --no-scope-shadowing
    set -l __drsh_lead $argv[2]
    set -l folder .
    set -l backups backups
    set -l runbooks
    set -l compose
    set -l storages
    set -l places
    set -l services
    switch "$argv[1]"
        case @file ''
        case @directory
            __drsh_lines $__drsh_lead(__fish_complete_directories (string replace -- "$__drsh_lead" '' $word))
        case @foreign
            __drsh_configured
            set -l __drsh_foreign (__drsh_foreign $backups)
            # Before -- it would be an option.
            set -q ended[1]; or set __drsh_foreign (string match -v -- '-*' $__drsh_foreign)
            __drsh_lines $__drsh_foreign
        case @backup
            __drsh_configured
            __drsh_lines $__drsh_lead(__drsh_backups $backups $places)
        case @runbook
            __drsh_configured
            __drsh_lines $__drsh_lead(__drsh_runbooks $folder/runbooks $runbooks (__drsh_home $program)/runbooks)
        case @session
            __drsh_lines $__drsh_lead(__drsh_sessions)
        case @storage
            __drsh_configured
            __drsh_lines $__drsh_lead"main" $__drsh_lead$storages
        case @service
            __drsh_configured
            for __drsh_file in $compose docker-compose.prod.yml compose.yaml compose.yml docker-compose.yml docker-compose.yaml
                string match -q '/*' -- $__drsh_file; or set __drsh_file $folder/$__drsh_file
                if test -f $__drsh_file
                    __drsh_read_yaml $__drsh_file services.
                    break
                end
            end
            __drsh_lines $__drsh_lead$services
        case @command
            __drsh_registry "$positionals"
            string replace '|' \t -- $verbs
        case '@*'
        case '*'
            __drsh_lines $__drsh_lead(string split , -- $argv[1])
    end
end

# printf alone would print an empty line where there is nothing.
function __drsh_lines
    set -q argv[1]; and printf '%s\n' $argv
end

# __drsh_backups DIRECTORY...: newest first, each once; the newest ones say how old and how large they are.
function __drsh_backups
    set -l files $argv/backup_*.json
    set files (string match -r '.*/backup_[0-9]{8}_[0-9]{6}(?:-[0-9]{1,4})?\.json$' -- $files)
    set -q files[1]; or return
    printf '%s\t%s\n' latest 'the newest backup' latest-verified 'the newest one that is known to hold what it should'
    # The name before its directory: of those with the same name the first one stays.
    set files (string replace -r '(.*)/(.*)' '$2/$1' -- $files | command sort -s -r -u -t / -k 1,1 | string replace -r '([^/]*)/(.*)' '$2/$1')
    set -l described (count $files)
    test $described -gt 50; and set described 50
    command awk -v now=(command date +%s) '
        function id(file) { sub(/.*\/backup_/, "", file); sub(/\.json$/, "", file); sub(/_/, "-", file); return file }
        function value(line) { sub(/^[^:]*: "?/, "", line); sub(/[",].*/, "", line); return line }
        # Days since 1970 in the Gregorian calendar, with years that begin in March.
        function age(t, y, m, s) {
            if (t == "") return ""
            y = substr(t, 1, 4) + 0; m = substr(t, 6, 2) + 0; if (m < 3) y--
            s = y * 365 + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * ((m + 9) % 12) + 2) / 5) + substr(t, 9, 2) - 1 - 719468
            s = now - (s * 86400 + substr(t, 12, 2) * 3600 + substr(t, 15, 2) * 60 + substr(t, 18, 2))
            if (s < 60) return (s < 0 ? 0 : s) " s old"
            if (s < 3600) return int(s / 60) " m old"
            if (s < 86400) return int(s / 3600) " h " int(s % 3600 / 60) " m old"
            return int(s / 86400) " d " int(s % 86400 / 3600) " h old"
        }
        function amount(n, u) {
            if (n == "" || n < 1024) return n == "" ? "" : n " B"
            for (u = 0; n >= 1023.95 && u < 5; u++) n /= 1024
            return sprintf("%.1f %s", n, substr("KiBMiBGiBTiBPiB", u * 3 - 2, 3))
        }
        BEGIN {
            for (i = 1; i < ARGC; i++) {
                time = size = ""
                # What the newest restore in place replaced is among the newest, if there is such a thing.
                while ((size == "" || (!safety && ++read < 100000)) && (getline line < ARGV[i]) > 0) {
                    if (time == "" && line ~ /"time" : "[0-9TZ:.-]+"/) time = value(line)
                    if (size == "" && line ~ /"size" : [0-9]+/) size = value(line)
                    if (index(line, "\"label\" : \"@safety\"")) safety = 1
                }
                close(ARGV[i])
                print id(ARGV[i]) "\t" age(time) (time != "" && size != "" ? ", " : "") amount(size)
            }
            if (safety) print "@safety\twhat the newest restore in place replaced"
        }' $files[1..$described] 2>/dev/null
    if test (count $files) -gt $described
        string replace -r '.*/backup_([0-9]+)_(.*)\.json$' '$1-$2' -- $files[(math $described + 1)..-1]
    end
end

# __drsh_foreign DIRECTORY: files that look like backups and have no manifest.
function __drsh_foreign
    set -l files $argv[1]/*
    for file in (string match -r '^[^[:cntrl:]]*\.(?:dump|sql|tar|tgz|gpg|pgp|asc|(?:dump|sql|tar)\.(?:gz|zst))$' -- $files)
        set -l name (string replace -r '.*/' '' -- $file)
        test -f $file; and not test -e $argv[1]/(string replace -r '\..*' '' -- $name).json; and printf '%s\n' $name
    end
end

# __drsh_runbooks DIRECTORY...
function __drsh_runbooks
    set -l known
    set -l files $argv/*.md
    for file in (string match -r '.*/[a-z0-9][a-z0-9-]*\.md$' -- $files)
        test -r $file; or continue
        set -l name (string replace -r '.*/(.*)\.md$' '$1' -- $file)
        contains -- $name $known; and continue
        set -a known $name
        set -l fence 0
        set -l title ''
        while read -l line
            if test "$line" = ---
                set fence (math $fence + 1)
            else if string match -q '# *' -- $line; and test $fence != 1
                set title (string replace -r '^# ' '' -- $line | string replace -ra '[[:cntrl:]]' '')
                break
            else if test $fence = 0
                set fence 2
            end
        end <$file 2>/dev/null
        printf '%s\t%s\n' $name "$title"
    end
end

function __drsh_sessions
    set -l state $XDG_STATE_HOME
    string match -q '/*' -- "$state"; or set state $HOME/.local/state
    set -l files $state/drsh/sessions/*.jsonl
    set files (string match -r '.*/[A-Za-z0-9._-]+\.jsonl$' -- $files)
    set -q files[1]; or return
    set files (printf '%s\n' $files | command sort -r)
    set -l described (count $files)
    test $described -gt 20; and set described 20
    for at in (seq (count $files))
        set -l what ''
        if test $at -le $described
            switch (command tail -n 1 -- $files[$at] | string replace -rf '.*?"event":"([A-Za-z]+)".*' '$1')
                case SessionEnded
                    set what ended
                case SessionPaused
                    set what paused
                case SessionAborted
                    set what aborted
                case SessionRefused
                    set what refused
                case '*'
                    set what 'running, or broken off'
            end
        end
        printf '%s\t%s\n' (string replace -r '.*/(.*)\.jsonl$' '$1' -- $files[$at]) $what
    end
end

# Reads from the configuration where things are. What it cannot read is as if it were not said.
function __drsh_configured --no-scope-shadowing
    set -l __drsh_file drsh.yml
    test -n "$DRSH_CONFIG"; and set __drsh_file $DRSH_CONFIG
    test -n "$configuration"; and set __drsh_file $configuration
    if test -f $__drsh_file; and string match -q '*/*' -- $__drsh_file
        set folder (string replace -r '/[^/]*$' '' -- $__drsh_file)
        test -n "$folder"; or set folder /
    end
    __drsh_read_yaml $__drsh_file ''
    string match -q '/*' -- $backups; or set backups $folder/$backups
    test -z "$runbooks"; or string match -q '/*' -- $runbooks; or set runbooks $folder/$runbooks
    set -l __drsh_absolute
    for __drsh_place in $places
        string match -q '/*' -- $__drsh_place; or set __drsh_place $folder/$__drsh_place
        set -a __drsh_absolute $__drsh_place
    end
    set places $__drsh_absolute
end

# __drsh_read_yaml FILE BEGINNING: the keys of two levels whose names begin like that, and of three for storages. No YAML parser, but what people write.
function __drsh_read_yaml --no-scope-shadowing
    set -l __drsh_section
    set -l __drsh_indent
    set -l __drsh_key
    set -l __drsh_match
    test -f $argv[1]; and test -r $argv[1]; or return 0
    while read -l __drsh_line
        set __drsh_line (string replace -r '\r$' '' -- $__drsh_line)
        if set __drsh_match (string match -r '^"?([A-Za-z0-9_.-]+)"?\s*:(.*)$' -- $__drsh_line)
            set __drsh_section $__drsh_match[2]
            set __drsh_indent
            if set -l __drsh_flow (string match -r '[{,]\s*(directory|compose-file):([^,}]*)' -- $__drsh_match[3])
                __drsh_found "$argv[2]" $__drsh_section.$__drsh_flow[2] "$__drsh_flow[3]"
            else
                __drsh_found "$argv[2]" $__drsh_section "$__drsh_match[3]"
            end
        else if set __drsh_match (string match -r '^( +)["\']?([A-Za-z0-9_.-]+)["\']?\s*:(.*)$' -- $__drsh_line)
            test -n "$__drsh_indent"; or set __drsh_indent $__drsh_match[2]
            if test "$__drsh_match[2]" = "$__drsh_indent"
                set __drsh_key $__drsh_section.$__drsh_match[3]
                __drsh_found "$argv[2]" $__drsh_key "$__drsh_match[4]"
                if test "$__drsh_section" = storages; and set -l __drsh_flow (string match -r '[{,]\s*(directory):([^,}]*)' -- $__drsh_match[4])
                    __drsh_found "$argv[2]" $__drsh_key.$__drsh_flow[2] "$__drsh_flow[3]"
                end
            else if test "$__drsh_section" = storages
                __drsh_found "$argv[2]" $__drsh_key.$__drsh_match[3] "$__drsh_match[4]"
            end
        end
    end <$argv[1] 2>/dev/null
    return 0
end

# __drsh_found BEGINNING KEY VALUE
function __drsh_found --no-scope-shadowing
    string match -q -- "$argv[1]*" $argv[2]; or return 0
    set -l __drsh_text (string trim -- $argv[3])
    if set -l __drsh_quoted (string match -r '^(["\'])(.*?)\1' -- $__drsh_text)
        set __drsh_text $__drsh_quoted[3]
        test $__drsh_quoted[2] = '"'; and string match -q '*\\\\*' -- $__drsh_text; and set __drsh_text ''
    else if string match -qr '^[#&*!|>{\[%@`"\']' -- $__drsh_text
        set __drsh_text ''
    else
        set __drsh_text (string replace -r '\s#.*' '' -- $__drsh_text | string trim)
    end
    switch $argv[2]
        case 'services.*'
            test -n "$argv[1]"; and set -a services (string replace services. '' -- $argv[2])
        case 'storages.*.directory'
            test -n "$__drsh_text"; and set -a places $__drsh_text
        case 'storages.*.*'
        case 'storages.*'
            set -a storages (string replace storages. '' -- $argv[2])
        case backups.directory
            test -n "$__drsh_text"; and set backups $__drsh_text
        case runbooks.directory
            set runbooks $__drsh_text
        case stack.compose-file
            set compose $__drsh_text
    end
    return 0
end

# __drsh_home PROGRAM: the distribution that the drsh of this line belongs to, through links as its launcher does.
function __drsh_home
    set -l place (string replace -r '^~/' "$HOME/" -- $argv[1])
    string match -q '*/*' -- $place; or set place (command -s $place)
    test -n "$place"; and string replace -r '/[^/]*/[^/]*$' '' -- (realpath $place 2>/dev/null)
end

# __drsh_registry ROUTE: what there is at the words of a command so far: verbs as NAME|DESCRIPTION, options and arguments as
# NAMES|VALUE|DESCRIPTION, with a plus behind the names where it may be repeated; a value is a list of choices, or a kind
# behind an @, or nothing.
function __drsh_registry --no-scope-shadowing
    set verbs
    set options
    set arguments
    switch "$argv[1]"
        case ''
            set verbs \
                'backup|Backups: made, listed, verified' \
                'clear|Clear the screen' \
                'completion|TAB for \'drsh …\' in your own shell' \
                'config|What is configured' \
                'doctor|Check what a recovery needs, and say how to mend what is missing' \
                'drill|Whether a backup can be restored, tried beside what is live' \
                'exit|Leave the shell' \
                'help|Tell about all commands, or about one' \
                'history|List the lines typed before' \
                'practice|A stack of its own to break and to recover' \
                'quit|Leave the shell' \
                'restore|Restores with a way back' \
                'retention|How many backups are kept, and which' \
                'runbook|Guided procedures, one confirmed step at a time' \
                'schedule|Backups that are made by themselves, every day' \
                'script|Run the commands in a file, up to the first that fails' \
                'session|Runs of runbooks: what they did, and how to go on' \
                'stack|The Compose project: its containers and its application' \
                'version|Print the version of drsh'
            set options \
                '--config|@file|Use this configuration, and the folder it lies in' \
                '--version||Print the version of drsh' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--confirm|@any|Confirm a command that replaces or deletes data, by the stack\'s name' \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'backup'
            set verbs \
                'accept|Say that a suspect backup holds what it should' \
                'card|Print how to restore by hand what is there, as RECOVERY.md beside the backups has it' \
                'copy|Copy a backup to another storage and read it back there' \
                'create|Make a backup of the database and read it back' \
                'decrypt|Take the encryption off a backup' \
                'delete|Delete a backup from a storage' \
                'encrypt|Encrypt a backup that is not, to the configured keys or to a passphrase' \
                'import|Adopt files that something else has made, once they were read to their end' \
                'list|List the backups, newest first' \
                'pin|Never let a backup expire' \
                'show|Show all that is known of a backup' \
                'unpin|Let retention decide about a backup again' \
                'verify|Read a backup to its end and compare it with its manifest'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'backup accept'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'backup card'
            set options \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'backup copy'
            set options \
                '--to|@storage|The storage' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'backup create'
            set options \
                '--method|custom,plain,volume|A dump, a script of SQL, or the data volume (the database is down meanwhile)' \
                '--encrypt||Encrypt it, to the configured keys or to a passphrase' \
                '--compress|@any|none, gzip:LEVEL, zstd:LEVEL or lz4:LEVEL' \
                '--label|@any|Words to remember it by' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'backup decrypt'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'backup delete'
            set options \
                '--from|@storage|The storage' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--confirm|@any|Confirm a command that replaces or deletes data, by the stack\'s name' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'backup encrypt'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'backup import'
            set options \
                '--all||Every foreign file of the backup directory' \
                '--label|@any|Words to remember it by' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'FILE+|@foreign|'
        case 'backup list'
            set options \
                '--method|custom,plain,volume|Only those made that way' \
                '--good||Only those that a recovery may rely on' \
                '--in|@storage|Only those in that storage' \
                '--newer-than|@any|Only those of that time' \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'backup pin'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'backup show'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'backup unpin'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'backup verify'
            set options \
                '--all||Verify every backup at every place' \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'clear'
            set options \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'completion'
            set verbs \
                'install|Let your shell complete drsh\'s commands, backups, runbooks and files' \
                'show|Print the script that \'completion install\' writes'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'completion install'
            set options \
                '--shell|bash,zsh,fish|The shell; else the one of your login' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'completion show'
            set options \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'SHELL|bash,zsh,fish|bash, zsh or fish'
        case 'config'
            set verbs \
                'init|Write a commented drsh.yml from what the Compose file and the engine show' \
                'show|Show every effective value and where it comes from'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'config init'
            set options \
                '--force||Write a new one, and keep the old one under another name' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'config show'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'doctor'
            set options \
                '--clean||First clean up what killed drshs left behind' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'drill'
            set verbs \
                'history|List the drills of this stack, newest first' \
                'run|Restore a backup beside what is live, prove it, and remove it again'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'drill history'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'drill run'
            set options \
                '--isolated||In a new server beside the stack, which need not run, without a network' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'exit'
            set options \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'help'
            set options \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'COMMAND+|@command|'
        case 'history'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'practice'
            set verbs \
                'break|Let a disaster happen to the practice stack' \
                'start|Start the practice stack and fill it with made-up data' \
                'stop|Remove the practice stack with its data, backups and folder'
            set options \
                '--size|@any|Megabytes of made-up data' \
                '--port|@any|The application\'s port; 0 for any free one' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'practice break'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--confirm|@any|Confirm a command that replaces or deletes data, by the stack\'s name' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'DISASTER|drop-tables,drop-volume,wrong-data|drop-tables, drop-volume or wrong-data'
        case 'practice start'
            set options \
                '--size|@any|Megabytes of made-up data' \
                '--port|@any|The application\'s port; 0 for any free one' \
                '--traffic||Let the application write all the time' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'practice stop'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'quit'
            set options \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'restore'
            set verbs \
                'check|Compare the live database with what a backup recorded' \
                'list|List what restores keep beside the live database' \
                'prepare|Restore a backup beside the live database, compare it, and keep it for \'restore swap\'' \
                'run|Replace the database with a backup, proved equal before it goes live' \
                'swap|Make a prepared database live' \
                'undo|Make live again what a restore replaced'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'restore check'
            set options \
                '--from-stack|@any|Compare with a backup of that other stack' \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'restore list'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'restore prepare'
            set options \
                '--accept-migrations||Restore although its migrations do not fit the application\'s image' \
                '--from-stack|@any|Restore a backup of that other stack into this one' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'restore run'
            set options \
                '--volume||Replace the whole volume with a backup of the volume, roles and all' \
                '--in-place||Drop the live database first, after a safety backup: for when disk is short' \
                '--into|@any|Make a new database of that name, and leave the live one alone' \
                '--table+|@any|Only that table, into a database of its own' \
                '--schema+|@any|Only the tables of that schema, into a database of its own' \
                '--accept-migrations||Restore although its migrations do not fit the application\'s image' \
                '--from-stack|@any|Restore a backup of that other stack into this one' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--confirm|@any|Confirm a command that replaces or deletes data, by the stack\'s name' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@backup|The backup'
        case 'restore swap'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--confirm|@any|Confirm a command that replaces or deletes data, by the stack\'s name' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'NAME|@any|The prepared database, or the backup that it was made of'
        case 'restore undo'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--confirm|@any|Confirm a command that replaces or deletes data, by the stack\'s name' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@any|The kept database or volume'
        case 'retention'
            set verbs \
                'apply|Delete what \'retention plan\' lets expire, backups and kept databases, and nothing else' \
                'plan|Show which backups and kept databases stay and which expire, each with the reason'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'retention apply'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'retention plan'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'runbook'
            set verbs \
                'lint|Say what is wrong with a runbook, or with all of them' \
                'list|List the runbooks' \
                'new|Write a new runbook to be filled in' \
                'run|Lead through a runbook, with a question before each step' \
                'show|Print a runbook as its file has it'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'runbook lint'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'NAME|@runbook|The runbook'
        case 'runbook list'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'runbook new'
            set options \
                '--title|@any|Its title; made from the name if none is given' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'NAME|@any|Its name: letters in lower case, digits and hyphens'
        case 'runbook run'
            set options \
                '--set+|@any|The value of an input: name=value' \
                '--from|@any|The step to begin with, by name or number' \
                '--since|@any|When the incident began: 02:10, 2026-01-11T02:10, or 45m for that long ago' \
                '--answers|@file|A YAML file with an answer for each step: step-id: y' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--confirm|@any|Confirm a command that replaces or deletes data, by the stack\'s name' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'NAME|@runbook|The runbook'
        case 'runbook show'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'NAME|@runbook|The runbook'
        case 'schedule'
            set verbs \
                'install|Let systemd, or else cron, run \'schedule run\' every day' \
                'remove|Take away what \'schedule install\' wrote; backups stay' \
                'run|What the schedule runs: a backup, verified, old ones removed, a copy' \
                'show|Show what is scheduled, and how the last scheduled run went'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'schedule install'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'schedule remove'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'schedule run'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'schedule show'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'script'
            set options \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'FILE|@file|A command on each line'
        case 'session'
            set verbs \
                'list|List the sessions, the newest first' \
                'report|Print the report of a session, or write it to a directory' \
                'resume|Go on with a session that was paused or broke off, the newest one unless another is named' \
                'show|Tell how far a session is or was, also one that runs in another terminal'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'session list'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'session report'
            set options \
                '--format|markdown,html|Which form; without it both are written, Markdown is printed' \
                '--output|@directory|A directory to write to, made if it is missing' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@session|The session; the newest of the stack unless it is named'
        case 'session resume'
            set options \
                '--answers|@file|A YAML file with an answer for each step: step-id: y' \
                '--accept-changed-runbook||Go on although the runbook has another text than when the session began' \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--confirm|@any|Confirm a command that replaces or deletes data, by the stack\'s name' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@session|The session'
        case 'session show'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'ID|@session|The session; the newest of the stack unless it is named'
        case 'stack'
            set verbs \
                'down|Stop and remove the containers; the data stays' \
                'health|Wait until the application says that it is well' \
                'logs|Show the newest lines of the services\' logs' \
                'migrate|Run the application\'s migrations, with only the database up' \
                'start|Start services; those without a container are created' \
                'status|Show the stack\'s containers' \
                'stop|Stop services and keep their containers' \
                'up|Create and start all services'
            set options \
                '--help,-h||Show help instead of running the command'
        case 'stack down'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'stack health'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'stack logs'
            set options \
                '--lines|@any|How many lines of each' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'SERVICE+|@service|'
        case 'stack migrate'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'stack start'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'SERVICE+|@service|'
        case 'stack status'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'stack stop'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
            set arguments \
                'SERVICE+|@service|'
        case 'stack up'
            set options \
                '--dry-run||Say what would be done, and do nothing' \
                '--yes||Answer the y/N question with yes' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
        case 'version'
            set options \
                '--json||Print JSON and nothing else' \
                '--help,-h||Show help instead of running the command' \
                '--color|auto,always,never|When output is colored' \
                '--no-color||The same as --color never' \
                '--no-pager||Print what is longer than the screen at once' \
                '--debug||Write the details of an unexpected failure to a log file'
    end
end

complete -c drsh -e
complete -c drsh -k -f -a '(__drsh_complete)'
complete -c drsh -n '__drsh_complete file' -F
