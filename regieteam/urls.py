"""Reports to the Regieteam, under /regieteam/."""

app_name = "regieteam"

urlpatterns = [
]
