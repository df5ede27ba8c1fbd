#!/bin/bash
# Hover a command, an option inside a cluster, its argument, a pipe, a redirection.
gcc -Wall -Wextra -O2 -g echo.c -o echo
chmod 750 echo
tar -zcvf example.tar.gz echo.c tools.sh
tar -zxvf example.tar.gz -C /tmp

ls -lhtr /tmp | grep -v '^total' 2>/dev/null
ps aux | grep -c '[e]cho'
ss -tlnp 'sport = :9000'
strace -f -e trace=network,epoll_wait -o echo.strace ./echo
printf 'hello\n' | nc -N -w 2 127.0.0.1 9000
tcpdump -i lo -nn -c 10 'tcp port 9000'
echo "exit status $?"
