import base64

ICON = (
    "iVBORw0KGgpEIII8/ebxwmsw+Q7H3QHkiHU0og8LDQTDbtgOceD9d7B2cOuUC9UzX5c9qthhm5H/yRH1fM7UWLu/LOA3U8m9+g/w"
    "Fp3JV1Z0BmZ2z7C064kCxEJp2hz2umbT+LbUsQCp6g51WlwughAkKgjnB49/iThesJQjVVGCVouW6KT+8joMn8Wv12CEN4Fr3Qpz"
    "CctKElLk2nDmcg/KpNoemEBsGJwkJ56YUdWBQgQTb+tXE8FmsTJp3WP8NceX/wimzZAJUGanRa3bbYgxwrD4eCEUK0RWVW2JqoK8"
    "ra46lXj6RTWkFNAlwktArjrBJ3IpiLqXOuqNNxeXBgcu0zoUYHrXUjvmVXtRNN7BloH0oTNqohQNBZej5sigzCAgouk5gG7wtoRd"
    "ap1lfrgpjy3lLq10x50Vp1+im32rMy99cAp8zSWJJCYLBZS3/PBOM6cnWFtMSKOcNpZAaUgQoWlbmd1QGH6BIOTcgODoBcqtV4T4"
    "DNUJH7VGQEaEjcvNWC13+ANaouBzeqD99XPTrIxwGCS8UWifmJm+VO0rP8FaT4Dabxr9ybLEVBQugjOIKkcp43vD3ctUpuBA+Ww9"
    "3NE8l45/wQJh4AoPfIVpWJFLZoufgORWtvvXPmrEaJE3DDwGl0Umv5/ftqUAP+Lms5zMrfw5wcNoAY5l7NGcV+ZluAHH2s+sIvx+"
    "lArQT8uKWyUFsofSm03shPhW7xeKMtgjtSLiClRSL82Nm2pqeaqJIya87xlWmIq2dsjMWPeEqHGEfQ/Oot1/iWElVONLhutTRkbh"
    "uJ7NeztpnCI2dMuk/DNfFxwLbhH94q+MPFgwccx3/ebBVnZ4kezHbOeEqf44bSgXBwL1o8STZMxRTQ8HxkodwoJCKOybBxIfQhWM"
    "PN0uYQ7/Qo5i5ceoiYV8fR5Zs9sftNNm2SOIJYBaMU0eaNsWGy7wvTKgFEAQ4kHK5AyKLoCmK5oRxB2FoEKFwjubMNl9aamtyPY1"
    "QuUPlVBmvcemMdGwQCEWmaDVmKO0i6YEPkyipqcj54/16LrCKBxEGPuAfa25vc6d7a5VDkuAcUQ5XtIZMog2aIUiKCVvWN0LvPmR"
    "cGb8eNnnu2D2JYPQZwTC+SfO2RS06gNhmQI9mqGQ0tGd55pD40dTgQTZErzXzZAJLi4CxInti772rMbpO/e1StRLCViFvEGT04ST"
    "14zdq/hu+80="
)

with open("icon.png", "wb") as handle:
    handle.write(base64.b64decode(ICON))
