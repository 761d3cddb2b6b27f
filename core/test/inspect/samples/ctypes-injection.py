import ctypes

shellcode = b"\x90\x90\x90\x90\xc3"
kernel32 = ctypes.windll.kernel32
address = kernel32.VirtualAlloc(0, len(shellcode), 0x3000, 0x40)
kernel32.RtlMoveMemory(address, shellcode, len(shellcode))
thread = kernel32.CreateThread(0, 0, address, 0, 0, 0)
kernel32.WaitForSingleObject(thread, -1)
